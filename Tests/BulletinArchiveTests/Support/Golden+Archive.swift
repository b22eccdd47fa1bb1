import BulletinArchive
import TestSupport

extension Golden {
  /// Imports the case's folder `input` into an archive in `folder`. Every file is one that can be read.
  func archive(in folder: TemporaryFolder) async throws -> Archive {
    _ = try await Importer(archive: folder("archive"), options: .icuWords).run([self.folder + "/input"])
    return try Archive(at: folder("archive"))
  }

  /// `text` with the paths of sources relative to the case's folder.
  func relative(_ text: String) -> String { text.replacing(folder + "/", with: "") }

  /// The lines of `file`, without empty ones.
  func lines(of file: String) -> [String] {
    bytes(file).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension ImportOptions {
  /// Options with ICU's words alone, so that scores do not change with a lexicon that grows.
  static var icuWords: ImportOptions {
    var options = ImportOptions()
    options.lexicon = LexiconOptions(isPlain: true)
    return options
  }
}
