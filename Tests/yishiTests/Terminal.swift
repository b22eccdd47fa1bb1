import Foundation
import TestSupport

/// A terminal that a command writes to.
enum Terminal {
  /// Everything that the command prints, on its output and error output, to a terminal.
  static func output(of arguments: [String], in runner: CommandRunner) throws -> String {
    // As openpty does it on Linux, which Glibc does not show to Swift: unlock the terminal and ask for its number.
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    defer { close(master) }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard slave >= 0, let executable = CommandRunner.executable else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments + ["--color", "never"]
    process.currentDirectoryURL = runner.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    try process.run()
    close(slave)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &part, part.count)
      // With the last writer gone, the master's end fails or is empty.
      if count <= 0 { break }
      bytes += part[..<count]
    }
    process.waitUntilExit()
    // The progress line's own sequence, with which it takes itself away, is ours.
    return String(decoding: bytes, as: UTF8.self).replacing("\u{1B}[K", with: "")
  }
}
