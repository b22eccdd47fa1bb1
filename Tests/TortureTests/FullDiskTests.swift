import BulletinArchive
import Foundation
import TestSupport
import Testing

/// A disk without room, a real one. Skipped where the system lets nobody mount one.
@Suite(.serialized) struct FullDiskTests {
  static let mayMount: Bool = {
    guard let runner = try? CommandRunner() else { return false }
    defer { runner.remove() }
    let result = try? runner.shell("mkdir disk && unshare -m mount -t tmpfs -o size=64k tmpfs disk && echo yes")
    return result?.output == "yes\n"
  }()

  /// Import after import until nothing goes in any more: the last one is refused with the system's words, the archive holds
  /// what it held, and with more room the same import ends well.
  @Test(.enabled(if: mayMount, "no file system can be mounted here"), arguments: 0..<min(20, 2 * Torture.size))
  func `an import without room leaves what was there, and goes on with more`(trial: Int) throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    for number in 0..<60 {
      try runner.write(CommandRunner.bulletin + "\n\n第\(number)号。", to: "texts/\(number / 10)/\(number).txt")
    }
    let result = try runner.shell(
      """
      mkdir disk; exec unshare -m sh -c '
        mount -t tmpfs -o size=\(168 + 3 * trial)k tmpfs disk || exit
        YISHI_ARCHIVE=disk/a; export YISHI_ARCHIVE
        done=0
        for part in 0 1 2 3 4 5; do
          "$YISHI" import -q texts/$part 2> errors; code=$?
          [ $code -eq 0 ] || break
          done=$((done + 10))
        done
        grep -cE "No space left|disk is full|full" errors
        "$YISHI" check > /dev/null; echo "check $?"
        echo "held $(($("$YISHI" search 对条目逐条核对 --count) - done))"
        mount -o remount,size=50m disk
        "$YISHI" import -q texts; echo "import $?"
        "$YISHI" check > /dev/null; echo "check $?"
        "$YISHI" search 对条目逐条核对 --count
        ls disk | tr "\\\\n" " "
        echo $((code != 0))'
      """)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first.flatMap { Int($0) } ?? 0 > 0, "\(runner.read("errors") ?? "")")
    #expect(
      Array(lines.dropFirst()) == ["check 0", "held 0", "import 0", "check 0", "60", "a 1"],
      "\(result.output)\(result.errors)")
  }
}
