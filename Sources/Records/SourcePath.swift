/// The path of a source, as given relative to the working directory and normalised.
///
/// File names are bytes, not text: a path keeps them as they are, so that names in another encoding survive, and
/// orders by them. `./通报//a.txt` reads `通报/a.txt`.
package struct SourcePath: Hashable, Sendable, Comparable {
  /// The bytes of the path, without a NUL.
  package let bytes: [UInt8]

  /// Normalises `path`: doubled slashes and `.` parts go, `x/..` goes where x is a name. An empty path is `.`.
  ///
  /// Only the path's text is looked at: where x is a link to a folder, `x/../甲.txt` is `甲.txt` here, not a file
  /// beside the folder that the link leads to.
  package init(_ path: some Sequence<UInt8>) {
    let bytes = Array(path)
    let isAbsolute = bytes.first == UInt8(ascii: "/")
    var parts: [ArraySlice<UInt8>] = []
    let dot = UInt8(ascii: ".")
    for part in bytes.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual([dot]) { continue }
      if part.elementsEqual([dot, dot]), let last = parts.last, !last.elementsEqual([dot, dot]) {
        parts.removeLast()
      } else if part.elementsEqual([dot, dot]), isAbsolute {
        continue
      } else {
        parts.append(part)
      }
    }
    var result = isAbsolute ? [UInt8(ascii: "/")] : []
    for (index, part) in parts.enumerated() {
      if index > 0 { result.append(UInt8(ascii: "/")) }
      result.append(contentsOf: part)
    }
    self.bytes = result.isEmpty ? [dot] : result
  }

  /// Normalises `path`.
  package init(_ path: String) { self.init(path.utf8) }

  /// A path that is stored already and so needs no normalising.
  init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// The path of the entry `name` in this directory.
  package func appending(_ name: some Sequence<UInt8>) -> SourcePath {
    if bytes == [UInt8(ascii: ".")] { return SourcePath(stored: Array(name)) }
    var result = bytes
    if result.last != UInt8(ascii: "/") { result.append(UInt8(ascii: "/")) }
    result.append(contentsOf: name)
    return SourcePath(stored: result)
  }

  /// Whether this path is `directory` or lies in it. Everything relative lies in `.`, and `../甲.txt` lies in `..`,
  /// but `../../甲.txt` lies above it.
  package func isInside(_ directory: SourcePath) -> Bool {
    if self == directory { return true }
    if directory.bytes == [UInt8(ascii: ".")] {
      return bytes.first != UInt8(ascii: "/") && !bytes.starts(with: Array("../".utf8))
    }
    guard bytes.starts(with: directory.bytes) else { return false }
    let slash = UInt8(ascii: "/")
    if directory.bytes.last == slash { return true }
    guard bytes.count > directory.bytes.count, bytes[directory.bytes.count] == slash else { return false }
    // Only a path that goes up has `..` parts, and all of them stand in front.
    let next = bytes[(directory.bytes.count + 1)...].prefix { $0 != slash }
    return !next.elementsEqual("..".utf8)
  }

  /// Orders by bytes.
  package static func < (a: SourcePath, b: SourcePath) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}
