#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The lines of a file, in memory. Without Foundation, whose loading would count as our start-up.
struct Lines {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// The lines of the file at `path`.
  init(of path: String) throws {
    guard let file = fopen(path, "rb") else { throw PeerFailure(description: "\(path) cannot be read") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    self.starts = starts
  }

  /// The number of lines; what stands behind the last line feed is none.
  var count: Int { starts.count - 1 }

  /// A line without its line feed.
  subscript(index: Int) -> ArraySlice<UInt8> { bytes[starts[index]..<starts[index + 1] - 1] }

  /// All lines.
  var all: [ArraySlice<UInt8>] { (0..<count).map { self[$0] } }

  /// Writes a small file.
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "wb") else { throw PeerFailure(description: "\(path) cannot be written") }
    fputs(text, file)
    fclose(file)
  }
}

/// What made the comparison impossible.
struct PeerFailure: Error, CustomStringConvertible {
  /// What failed.
  let description: String
}
