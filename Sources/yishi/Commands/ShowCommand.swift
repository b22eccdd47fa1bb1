import ArgumentParser
import BulletinArchive
import Bulletins
import ChineseText

/// `yishi show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one measure or article: text, source, citation.",
    discussion: """
      EXAMPLES
        yishi show 3fa91c0b77de-m1204            a list item
        yishi show 3fa91c0b77de-a0 --json        an article with everything that was found in it
      """)

  @Argument(help: "An id, as search and export print it.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try Archive(at: global.directory)
    guard let item = try archive.item(id) else {
      Console.error("\(id): the archive has nothing with this id; search and export print ids")
      throw ExitCode(Failure.nothingFound)
    }
    let output = try OutputFile(global.output)
    if global.json {
      try output.write(item.json + [0x0A])
    } else {
      for line in lines(item) { try output.line(line) }
    }
    try output.finish()
  }

  private func lines(_ item: ArchiveItem) -> [String] {
    var lines: [String] = []
    if item.kind != "article", let title = item.title { lines.append(title) }
    let facts = [item.place?.name, item.date?.edtf, item.byline, item.role].compactMap { $0 }
    if !facts.isEmpty { lines.append(facts.joined(separator: " · ")) }
    if !lines.isEmpty { lines.append("") }
    lines += item.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    lines.append("")
    lines.append(
      "source:   \(item.paths.joined(separator: ", ")), line \(item.span.line), bytes \(item.span.start) to \(item.span.end)"
    )
    lines.append("citation: \(item.citation)")
    return lines
  }
}
