/// Why a path given to import or extract could not be read. The other paths are.
public enum ImportFailure: Error, Sendable, Hashable {
  /// Nothing is there.
  case missing
  /// It cannot be read; the system's reason.
  case unreadable(String)
  /// It is no text; what it looks like.
  case binary(String)
  /// A folder in which no text file was found.
  case noTexts
}

extension ImportFailure {
  /// The name in reports.
  public var kind: String {
    switch self {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .binary: "binary"
    case .noTexts: "noTexts"
    }
  }
}

extension ImportFailure: CustomStringConvertible {
  /// What was found, and what to do.
  public var description: String {
    switch self {
    case .missing: "no such file; check the path"
    case .unreadable(let reason): "cannot be read (\(reason)); check its permissions"
    case .binary(let kind): "is no text but \(kind); convert it to text first"
    case .noTexts: "no *.txt or *.md file in this folder; use --all for files of other names"
    }
  }
}
