import BulletinArchive
import Foundation

/// Writes to the error output, and knows what terminals can do.
enum Console {
  /// Prints a message as `yishi: …`.
  static func error(_ message: String) { raw("yishi: " + clean(message)) }

  /// Prints a line as it is.
  static func raw(_ line: String) {
    ProgressLine.clear()
    write(line + "\n")
  }

  /// Writes to the error output. Where it is closed or full, there is nobody to tell, and work goes on.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      // The pointer covers the rest of the array for the time of the call.
      let count = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress.map { $0 + start }, $0.count - start) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      start += count
    }
  }

  /// Opens the null device where one of the three standard streams is closed, so that no file of ours gets its number.
  static func secureStandardStreams() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      let null = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
      if null >= 0, null != descriptor { close(null) }
    }
  }

  /// Whether the error output is a terminal.
  static var errorIsTerminal: Bool { isatty(2) == 1 }
  /// Whether the standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(1) == 1 }

  /// The terminal's width in columns.
  static var width: Int {
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 { return Int(size.ws_col) }
    return 80
  }

  /// `text` without what could steer a terminal: control characters other than line ends and TABs, and the characters
  /// that turn the direction of writing, become U+FFFD.
  static func clean(_ text: String) -> String {
    func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}
