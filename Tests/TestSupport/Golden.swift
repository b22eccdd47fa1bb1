/// One golden case: a folder `Fixtures/<stage>/<case>/` with `input.*` and `expected.*`.
///
/// A test turns the input into a readable text and asks for the ``difference(from:in:)``. With `RECORD_GOLDEN=1` in the
/// environment the expected file is rewritten, and the run fails all the same, so that a person reads the change.
/// Texts are compared byte by byte: U+F900 and U+8C48 differ, and so do CRLF and LF.
public struct Golden: Sendable, CustomStringConvertible {
  /// The stage's folder (`clean`, `parse`).
  public let stage: String
  /// The case's folder.
  public let name: String

  /// The cases of `stage`, in order.
  public static func cases(_ stage: String) -> [Golden] {
    Fixture.folders(in: "Fixtures/" + stage).map { Golden(stage: stage, name: $0) }
  }

  /// The bytes of `input.txt`; empty where the file is missing.
  public var input: [UInt8] { bytes("input.txt") }

  /// The absolute path of the case's folder.
  public var folder: String { Fixture.root + "/" + path }

  /// The case's name.
  public var description: String { stage + "/" + name }

  private var path: String { "Fixtures/" + stage + "/" + name }

  /// The bytes of `file` in the case's folder; empty where it is missing.
  public func bytes(_ file: String) -> [UInt8] { Fixture.bytes(path + "/" + file) ?? [] }

  /// What is wrong with `actual`: nil where it is what `file` of the case holds, else the first line that differs, with
  /// both readings of it.
  public func difference(from actual: String, in file: String = "expected.txt") throws -> String? {
    let expected = Fixture.bytes(path + "/" + file)
    let found = Array(actual.utf8)
    if Fixture.environment("RECORD_GOLDEN") == "1" {
      if expected != found { try Fixture.write(actual, to: path + "/" + file) }
      let change = expected == found ? "is as it was" : "was rewritten"
      return "\(description): \(file) \(change); read the difference"
    }
    if expected == found { return nil }
    guard let expected else { return "\(description): there is no \(file); RECORD_GOLDEN=1 writes it" }
    let wantedLines = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let foundLines = found.split(separator: 0x0A, omittingEmptySubsequences: false)
    let common = zip(wantedLines, foundLines).prefix { $0 == $1 }.count
    func line(_ lines: [ArraySlice<UInt8>]) -> String {
      common < lines.count ? String(decoding: lines[common], as: UTF8.self) : "the end"
    }
    return
      "\(description), \(file), line \(common + 1)\n  expected: \(line(wantedLines))\n  found:    \(line(foundLines))"
  }
}
