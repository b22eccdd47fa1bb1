import BulletinArchive
import Foundation
import SearchEngine
import TestSupport

/// Something that writes to an archive, and all states that the archive may be in when it is disturbed.
enum DiskScenario: String, CaseIterable, Sendable {
  /// A first import, which makes the archive and merges segments.
  case firstImport
  /// Another import of the folder after files were changed, added and removed.
  case importAgain
  /// A removal.
  case removal
  /// A new index from the records.
  case rebuild

  private static let files = 0..<10
  private static let changed: Set<Int> = [1, 4, 5]
  private static let removed: Set<Int> = [7, 8]
  private static let added = 10..<12

  private static func text(_ number: Int, version: Int) -> String {
    CommandRunner.bulletin + "\n第\(number)号，第\(version)版。\n"
  }

  /// The texts in the folder before or after it was changed, by name.
  private static func texts(isChanged: Bool) -> [String: String] {
    var texts: [String: String] = [:]
    for number in files where !isChanged || !removed.contains(number) {
      texts[name(number)] = text(number, version: isChanged && changed.contains(number) ? 2 : 1)
    }
    if isChanged { for number in added { texts[name(number)] = text(number, version: 1) } }
    return texts
  }

  private static func name(_ number: Int) -> String { "\(number < 10 ? "0" : "")\(number).txt" }

  /// Makes what must be there before: the folder of texts, and the archive as an import left it.
  func prepare(_ box: String) async throws {
    let texts = Self.texts(isChanged: false)
    try write(texts, box)
    if self != .firstImport {
      try await run(box, .posix, as: .firstImport)
      if self == .importAgain { try write(Self.texts(isChanged: true), box) }
    }
  }

  private func write(_ texts: [String: String], _ box: String) throws {
    let folder = box + "/texts"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in texts { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
  }

  /// Does it, with `files` as the way to the archive's files.
  func run(_ box: String, _ files: FileAccess) async throws { try await run(box, files, as: self) }

  private func run(_ box: String, _ files: FileAccess, as scenario: DiskScenario) async throws {
    // Names must not depend on where the box is, so the texts are read from there.
    let archive = box + "/archive"
    switch scenario {
    case .firstImport, .importAgain:
      var options = ImportOptions()
      // A batch a file, so that there is much to commit and to merge.
      options.batchBytes = 1
      options.prunes = true
      _ = try await Importer(archive: archive, options: options, files: files).run([box + "/texts"])
    case .removal:
      _ = try SourceRemoval(archive: archive, files: files).run([box + "/texts/03.txt", box + "/texts/06.txt"])
    case .rebuild: _ = try ArchiveCheck(archive: archive, files: files).rebuild()
    }
  }

  /// Every state that a disturbed run may leave: the one before, the one after, and those of the commits between.
  func allowedStates(_ box: String) async throws -> [ArchiveState] {
    let archive = box + "/archive"
    try await prepare(box)
    var states = [try ArchiveState(archive)]
    switch self {
    case .removal, .rebuild:
      try await run(box, .posix)
      states.append(try ArchiveState(archive))
    case .firstImport, .importAgain:
      // An archive is empty until the first commit. Then file by file, in the order of paths, and in the end what is gone.
      if self == .firstImport {
        _ = try await Importer(archive: archive, options: ImportOptions()).run([])
        states.append(try ArchiveState(archive))
      }
      let texts = Self.texts(isChanged: self == .importAgain)
      for name in texts.keys.sorted() {
        _ = try await Importer(archive: archive, options: ImportOptions()).run([box + "/texts/" + name])
        states.append(try ArchiveState(archive))
      }
      try await run(box, .posix)
      states.append(try ArchiveState(archive))
    }
    return states
  }
}
