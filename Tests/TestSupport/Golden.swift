/// One golden case: a folder `Fixtures/<stage>/<case>/` with `input.txt` and `expected.txt`.
///
/// A test turns the input into a readable text and asks for the ``difference(from:)``. With `RECORD_GOLDEN=1` in the
/// environment the expected file is rewritten, and the run fails all the same, so that a person reads the change.
public struct Golden: Sendable, CustomStringConvertible {
  /// The stage's folder (`clean`, `parse`).
  public let stage: String
  /// The case's folder.
  public let name: String

  /// The cases of `stage`, in order.
  public static func cases(_ stage: String) -> [Golden] {
    Fixture.folders(in: "Fixtures/" + stage).map { Golden(stage: stage, name: $0) }
  }

  /// The bytes of the input; empty where the file is missing.
  public var input: [UInt8] { Fixture.bytes(path + "/input.txt") ?? [] }

  /// The case's name.
  public var description: String { stage + "/" + name }

  private var path: String { "Fixtures/" + stage + "/" + name }

  /// What is wrong with `actual`: nil where it is what the case expects, else the first line that differs, with both
  /// readings of it.
  public func difference(from actual: String) throws -> String? {
    let expected = Fixture.bytes(path + "/expected.txt").map { String(decoding: $0, as: UTF8.self) }
    if Fixture.environment("RECORD_GOLDEN") == "1" {
      if expected != actual { try Fixture.write(actual, to: path + "/expected.txt") }
      let change = expected == actual ? "is as it was" : "was rewritten"
      return "\(description): expected.txt \(change); read the difference"
    }
    if expected == actual { return nil }
    guard let expected else { return "\(description): there is no expected.txt; RECORD_GOLDEN=1 writes it" }
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let common = zip(wanted, found).prefix { $0 == $1 }.count
    let want = common < wanted.count ? String(wanted[common]) : "the end"
    let got = common < found.count ? String(found[common]) : "the end"
    return "\(description), line \(common + 1)\n  expected: \(want)\n  found:    \(got)"
  }
}
