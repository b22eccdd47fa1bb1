import Foundation
import FuzzTargets
import TestSupport

/// The stored inputs of the fuzz targets: `Fixtures/fuzz/<target>/`.
enum FuzzCorpus {
  /// The inputs of `target` by name, in order.
  static func inputs(_ target: FuzzTarget) -> [(name: String, bytes: [UInt8])] {
    Fixture.files(below: "Fixtures/fuzz/\(target.rawValue)", suffix: "").compactMap { path in
      Fixture.bytes(path).map { (name: path, bytes: $0) }
    }
  }

  /// Keeps an input that broke something, for a look at it, and says where.
  static func keep(_ bytes: [UInt8], _ target: FuzzTarget) throws -> String {
    let path = NSTemporaryDirectory() + "yishi-fuzz-\(target.rawValue)-\(Torture.seed)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
