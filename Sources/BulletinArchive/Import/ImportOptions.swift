public import Bulletins
public import ChineseText

/// How files are to be imported.
public struct ImportOptions: Sendable {
  /// What the files do not say themselves.
  public var reading = ReadingOptions()
  /// The encoding to read in; nil to find it out for each file.
  public var encoding: TextEncoding?
  /// Whether files of all names are taken, instead of `*.txt` and `*.md` alone.
  public var takesAll = false
  /// Whether links in a folder are followed that lead to other folders, or to files outside it.
  public var followsLinks = false
  /// Whether unchanged files are read again.
  public var again = false
  /// Whether sources under the given folders whose files are gone are removed.
  public var prunes = false
  /// Whether nothing is written.
  public var isDryRun = false
  /// With which words text is cut for the index; a file of words becomes the archive's own.
  public var lexicon = LexiconOptions()
  /// How many files are read at a time.
  public var jobs = 1
  /// About how many bytes are read before what was read is committed.
  package var batchBytes = ImportBatch.byteLimit

  /// The default options.
  public init() {}
}
