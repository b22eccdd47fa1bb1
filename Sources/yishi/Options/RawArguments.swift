import ArgumentParser
import BulletinArchive

/// The arguments as the system gave them. A file's name may be no UTF-8, and Swift would put U+FFFD in its place; such
/// an argument is spelled as the archive prints names (`\xE4` for a byte) instead.
enum RawArguments {
  /// The arguments behind the command's name, all UTF-8.
  static let all = arguments.map(\.text)

  private static let spelled = Set(arguments.filter(\.isSpelled).map(\.text))

  private static let arguments: [(text: String, isSpelled: Bool)] = {
    var result: [(text: String, isSpelled: Bool)] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      // Each element up to `argc` is a zero-terminated string that lives as long as the process.
      guard let start = CommandLine.unsafeArgv[index] else { break }
      var bytes: [UInt8] = []
      var end = start
      while end.pointee != 0 {
        bytes.append(UInt8(bitPattern: end.pointee))
        end += 1
      }
      if let text = String(validating: bytes, as: UTF8.self) {
        result.append((text: text, isSpelled: false))
      } else {
        result.append((text: Importer.spelling(ofPath: bytes), isSpelled: true))
      }
    }
    return result
  }()

  /// How the library takes the path that was given as `argument`.
  static func spelling(_ argument: String) -> String {
    spelled.contains(argument) ? argument : Importer.spelling(ofPath: argument.utf8)
  }

  /// Throws where one of the `values`, by name, was given in bytes that are no UTF-8.
  static func requireText(_ values: [String: String?]) throws {
    for (name, value) in values {
      guard let value, spelled.contains(value) else { continue }
      throw ValidationError("\(name) \(value): these bytes are no UTF-8; write it in UTF-8")
    }
  }
}
