import ArgumentParser

/// Tells a query that begins with - from a mistyped option.
enum QueryArguments {
  /// Throws where one of `arguments` looks like an option that does not exist. -印刷 is a query; behind -- anything is.
  static func check(_ arguments: [String]) throws {
    for argument in arguments { try RawArguments.requireText(["the query": argument]) }
    guard !CommandLine.arguments.contains("--"), let option = arguments.first(where: looksLikeOption) else { return }
    throw ValidationError("unknown option \(option); to find it as text, write -- before the query")
  }

  private static func looksLikeOption(_ argument: String) -> Bool {
    guard argument.hasPrefix("-") else { return false }
    let second = argument.dropFirst().first
    return second == "-" || second.map { $0.isASCII && $0.isLetter } == true
  }
}
