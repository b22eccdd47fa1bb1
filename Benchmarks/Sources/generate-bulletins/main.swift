import Foundation
import GeneratedText

// Writes generated bulletins, one a file, until they hold the given number of megabytes.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, arguments.count <= 3, let folder = arguments.first,
  let megabytes = Double(arguments[arguments.startIndex + 1]), megabytes > 0,
  let seed = arguments.count == 3 ? UInt64(arguments[arguments.startIndex + 2]) : 1
else {
  FileHandle.standardError.write(Data("usage: generate-bulletins FOLDER MEGABYTES [SEED]\n".utf8))
  exit(2)
}

try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
var generator = BulletinGenerator(seed: seed)
var bytes = 0
var files = 0
var lists = 0
var items = 0
while bytes < Int(megabytes * 1_000_000) {
  let bulletin = generator.next()
  let number = String(files)
  let name = String(repeating: "0", count: max(0, 7 - number.count)) + number
  try Data(bulletin.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).txt"))
  bytes += bulletin.utf8.count
  files += 1
  lists += bulletin.lists
  items += bulletin.items
}
print("\(files) files, \(bytes) bytes, \(lists) lists, \(items) items")
