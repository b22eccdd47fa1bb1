import BulletinArchive
import TestSupport

/// The corpus and our samples, imported, and the same files read naively; with them some texts of odd characters, and
/// some in which everything stands in the wrong company.
enum SearchedCorpus {
  private static let odd = [
    "乐山市推进\"两全目标\"\n\n乐山市推进\"两全目标\"，要求\"三审三校\"，路径为C:\\data\\2020，5\"管一根。\n",
    "眉山市编\u{200B}纂\n\n眉山市年\u{200B}鉴编\u{FEFF}纂完成，软\u{AD}连字符，GDP\u{200B}增长。\n",
    "凉山州𠮷田村修志\n\n凉山州𠮷田村完成《𠮷田村志》，𪚥𪚥字、葛\u{E0100}城、é与e\u{301}、🎉庆祝🎉🎉。\n",
    "臺北縣實現年鑑編纂\n\n臺北縣實現年鑑編纂，發展經濟，頭髮，後來皇后，２０２１年，ＧＤＰ，｢半角｣，ｱｲｳ，\u{F900}更。\n",
    "泸州市三项举措\n\n一是加强领导。成立小组：（一）市级小组。（二）县级小组。并定期开会。二是落实经费。三是啊啊啊，啊啊，啊。\n",
    "。，、；：？！……——“”‘’（）《》【】「」『』\n", "一", "", " \n\u{3000}\n",
    "GDP growth in 2020 was 3.5% (see http://a.b/c?d=e&f=g#h).\n",
  ]

  /// A new archive; the folder must outlive it.
  static func prepared() async throws -> (folder: TemporaryFolder, archive: Archive, naive: NaiveSearch) {
    let folder = try TemporaryFolder()
    var naive = NaiveSearch()
    var contents = Fixture.files(below: "corpus").compactMap { Fixture.bytes($0) }
    contents += [Sample.yearbook, Sample.archives, Sample.plain].map { Array($0.utf8) }
    contents += odd.map { Array($0.utf8) }
    var hostile = HostileText(seed: 77)
    contents += (0..<40).map { _ in Array(hostile.next(pieces: 60).utf8) }
    for (index, bytes) in contents.enumerated() {
      try folder.write(bytes, to: "texts/\(index).txt")
      naive.add(bytes)
    }
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return (folder, try Archive(at: folder("archive")), naive)
  }
}
