import ArgumentParser
import BulletinArchive
import Bulletins
import ChineseText
import Foundation

/// The options of commands that read files.
struct ReadingArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Files and folders; - is the standard input.", valueName: "path"))
  var paths: [String]

  @Flag(name: .long, help: "Take files of all names, not only *.txt and *.md.")
  var all = false

  @Flag(name: .long, help: "Follow links in folders that lead to other folders, or to files outside.")
  var followLinks = false

  @Option(name: .long, help: "The files' encoding: auto, utf-8, gb18030, big5 or utf-16.")
  var encoding = "auto"

  @Option(name: .long, help: ArgumentHelp("The place of articles that name none.", valueName: "name"))
  var place: String?

  @Option(
    name: .long, help: ArgumentHelp("The date of articles that have none: a year, month or day.", valueName: "date"))
  var date: String?

  @Option(name: .long, help: "How many files to read at a time (default: the number of cores).")
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("Write one line of JSON for each file.", valueName: "file"))
  var report: String?

  /// The paths, as the library takes them.
  var spelledPaths: [String] { paths.map { RawArguments.spelling($0) } }

  func validate() throws { try RawArguments.requireText(["--report": report, "--place": place]) }

  /// The options, checked.
  func options() throws(ArchiveError) -> ImportOptions {
    var options = ImportOptions()
    options.takesAll = all
    options.followsLinks = followLinks
    if encoding != "auto" {
      guard let known = TextEncoding(label: encoding) else {
        throw .badValue(
          option: "--encoding", value: encoding, help: "use auto, utf-8, gb18030, big5 or utf-16")
      }
      options.encoding = known
    }
    if let place {
      let candidates = Gazetteer.standard.places(named: place)
      guard let found = Gazetteer.standard.resolve(candidates, near: []) else {
        let names = candidates.prefix(6).map { "\($0.province)\($0.name)(\($0.code))" }.joined(separator: "，")
        throw .badValue(
          option: "--place", value: place,
          help: candidates.isEmpty
            ? "no place has this name; give a province, prefecture or county (甘孜州) or its adcode (513300)"
            : "several places have this name: \(names); give one of the codes")
      }
      options.reading.place = found
    }
    if let date {
      guard let given = ReadingOptions.GivenDate(date) else {
        throw .badValue(option: "--date", value: date, help: "give a year, month or day: 2020, 2020-09, 2020-09-24")
      }
      options.reading.date = given
    }
    if let jobs, jobs < 1 {
      throw .badValue(option: "--jobs", value: String(jobs), help: "give a number from 1")
    }
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }
}
