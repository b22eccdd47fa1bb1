import ArgumentParser
import BulletinArchive
import ChineseText
import Foundation

/// A file of queries, one a line: the list of terms that somebody wants counted.
struct QueryFile {
  /// The queries with the numbers of their lines, counted from 1; lines without text are left out.
  let queries: [(line: Int, text: String)]
  /// The lines with bytes that are no character.
  let unreadable: Set<Int>
  /// What should be said about the file; nil where nothing is.
  let note: String?

  /// The longest file, in bytes.
  private static let limit = 64 << 20

  /// Reads the file at `path`, or the standard input for `-`, in whatever encoding it is. Lines end with LF, CR LF or CR.
  init(_ path: String) throws {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else if let opened = FileHandle(forReadingAtPath: path) {
      handle = opened
    } else {
      throw ValidationError("--queries \(path): the file cannot be read; check the path")
    }
    let data: Data
    do { data = try handle.read(upToCount: Self.limit + 1) ?? Data() } catch {
      throw ValidationError("--queries \(path): the file cannot be read; is it a folder?")
    }
    let bytes = [UInt8](data)
    guard bytes.count <= Self.limit else {
      throw ValidationError("--queries \(path): the file has more than \(Self.limit >> 20) MiB; split it")
    }
    guard !TextDecoder.looksBinary(bytes) else {
      throw ValidationError("--queries \(path): this is no text; give a file with one query a line")
    }
    let text = TextDecoder().decode(bytes)
    let isDamaged = text.diagnostics.contains { $0.kind == .invalidBytes }
    var queries: [(line: Int, text: String)] = []
    var unreadable: Set<Int> = []
    for (index, line) in Self.lines(of: text.utf8).enumerated() {
      let line = String(decoding: line, as: UTF8.self)
      guard !MeasureSearch.isBlank(line) else { continue }
      queries.append((line: index + 1, text: line))
      if isDamaged, line.unicodeScalars.contains("\u{FFFD}") { unreadable.insert(index + 1) }
    }
    self.queries = queries
    self.unreadable = unreadable
    note =
      text.diagnostics.contains { $0.kind == .uncertainEncoding }
      ? "\(path): read as \(text.encoding.rawValue), which is not certain; save it as UTF-8 to be sure" : nil
  }

  private static func lines(of utf8: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index <= utf8.count {
      if index == utf8.count || utf8[index] == 0x0A || utf8[index] == 0x0D {
        lines.append(utf8[start..<index])
        if index + 1 < utf8.count, utf8[index] == 0x0D, utf8[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    return lines
  }
}
