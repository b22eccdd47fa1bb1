import Foundation
import SearchEngine
import Synchronization
import TestSupport

/// Real files, one operation on which goes wrong.
///
/// What was written and not synchronised, and every name that was made, changed or taken away in a directory that was not
/// synchronised since, is remembered; at a power cut each of these is kept, lost or torn as a seed says.
final class FaultyDisk: Sendable {
  /// What goes wrong at an operation.
  enum Fault: String, CaseIterable, Sendable {
    /// It is refused, and nothing is done.
    case refused
    /// It is done, and an error is given all the same.
    case doneAndRefused
    /// Half of what is to be written is; other operations are refused.
    case half
    /// From there on nothing can be written or made for want of space.
    case full
    /// The power goes: nothing works any more, and what is not synchronised may be lost.
    case powerCut
  }

  private enum Pending {
    /// The bytes of a file are not durable.
    case bytes(path: String)
    /// A name that was made.
    case made(path: String)
    /// A name that was changed.
    case renamed(from: String, to: String)
    /// A file that was taken away, and what it held.
    case removed(path: String, bytes: Data)

    /// The directory that must be synchronised; nil where it is the file.
    var directory: String? {
      switch self {
      case .bytes: nil
      case .made(let path), .renamed(_, let path), .removed(let path, _):
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      }
    }
  }

  private struct State {
    var operations = 0
    var pending: [Pending] = []
    var isFull = false
    var isDead = false
  }

  private let state = Mutex(State())
  private let folder: String
  private let fault: (kind: Fault, at: Int)?
  private let seed: UInt64

  /// A disk on which operation number `fault.at`, from 0, goes wrong. At a power cut everything in `folder` is copied to
  /// ``remains``, as the disk would be found.
  init(folder: String, fault: (kind: Fault, at: Int)?, seed: UInt64) {
    self.folder = folder
    self.fault = fault
    self.seed = seed
  }

  /// Where the remains of a power cut are.
  var remains: String { folder + ".remains" }

  /// How many operations there were.
  var operations: Int { state.withLock { $0.operations } }

  /// The way to these files.
  var access: FileAccess {
    let posix = FileAccess.posix
    return FileAccess(
      write: { (path, parts) throws(IndexError) in
        try self.perform(.write, path, writes: true) { () throws(IndexError) in
          self.note(.made(path: path), .bytes(path: path))
          try posix.write(path, parts)
        } half: { () throws(IndexError) in
          self.note(.made(path: path), .bytes(path: path))
          let bytes = parts.flatMap { $0 }
          try posix.write(path, [Array(bytes.prefix(bytes.count / 2))])
        }
      },
      synchronize: { (path) throws(IndexError) in
        try self.perform(.synchronize, path) { () throws(IndexError) in
          try posix.synchronize(path)
          self.forget { if case .bytes(path) = $0 { true } else { false } }
        }
      },
      rename: { (path, newPath) throws(IndexError) in
        try self.perform(.rename, path) { () throws(IndexError) in
          try posix.rename(path, newPath)
          self.noteRename(path, newPath)
        }
      },
      synchronizeDirectory: { (path) throws(IndexError) in
        try self.perform(.synchronizeDirectory, path) { () throws(IndexError) in
          try posix.synchronizeDirectory(path)
          self.forget { $0.directory == path }
        }
      },
      map: { (path) throws(IndexError) in
        try self.perform(.map, path) {}
        return try posix.map(path)
      },
      remove: { (path) throws(IndexError) in
        try self.perform(.remove, path) { () throws(IndexError) in
          let bytes = FileManager.default.contents(atPath: path) ?? Data()
          try posix.remove(path)
          self.note(.removed(path: path, bytes: bytes))
        }
      },
      list: { (path) throws(IndexError) in
        try self.perform(.list, path) {}
        return try posix.list(path)
      },
      makeDirectory: { (path) throws(IndexError) in
        try self.perform(.makeDirectory, path, writes: true) { () throws(IndexError) in
          try posix.makeDirectory(path)
          self.note(.made(path: path))
        }
      },
      removeDirectory: { (path) throws(IndexError) in
        try self.perform(.removeDirectory, path) { () throws(IndexError) in try posix.removeDirectory(path) }
      })
  }

  private func perform(
    _ operation: IndexError.FileOperation, _ path: String, writes: Bool = false,
    _ body: () throws(IndexError) -> Void, half: (() throws(IndexError) -> Void)? = nil
  ) throws(IndexError) {
    let (isDue, isDead, isFull) = state.withLock { state in
      let isDue = fault.map { $0.at == state.operations } ?? false
      state.operations += 1
      if isDue, fault?.kind == .full { state.isFull = true }
      return (isDue, state.isDead, state.isFull)
    }
    let failure = IndexError.file(operation, path: path, code: EIO)
    if isDead { throw failure }
    if isFull, writes { throw .file(operation, path: path, code: ENOSPC) }
    guard isDue, let kind = fault?.kind else { return try body() }
    switch kind {
    case .full: try body()
    case .refused: throw failure
    case .doneAndRefused:
      try body()
      throw failure
    case .half:
      try half?()
      throw failure
    case .powerCut:
      // The operation may or may not have got through; nobody hears of it.
      if seed.isMultiple(of: 2) { try? body() }
      cutPower()
      throw failure
    }
  }

  private func note(_ changes: Pending...) { state.withLock { $0.pending += changes } }

  private func forget(_ isDurable: (Pending) -> Bool) { state.withLock { $0.pending.removeAll(where: isDurable) } }

  private func noteRename(_ path: String, _ newPath: String) {
    state.withLock { state in
      state.pending = state.pending.map { pending in
        guard case .bytes(path) = pending else { return pending }
        return .bytes(path: newPath)
      }
      state.pending.append(.renamed(from: path, to: newPath))
    }
  }

  /// Copies the folder, and takes back there what was not durable, as chance has it.
  private func cutPower() {
    let pending = state.withLock { state in
      state.isDead = true
      return state.pending
    }
    let files = FileManager.default
    do {
      try files.copyItem(atPath: folder, toPath: remains)
    } catch {
      preconditionFailure("the remains cannot be copied: \(error)")
    }
    var random = SeededGenerator(seed: seed)
    func place(_ path: String) -> String { remains + path.dropFirst(folder.count) }
    // What a lost change would undo may be gone itself by then: nothing to undo.
    for change in pending.reversed() {
      switch change {
      case .bytes(let path):
        guard let bytes = files.contents(atPath: place(path)) else { continue }
        var torn = bytes
        switch Int.random(in: 0..<4, using: &random) {
        case 0: torn = Data()
        case 1: torn = bytes.prefix(bytes.count / 2)
        case 2: torn = bytes.prefix(bytes.count / 2) + Data(count: bytes.count - bytes.count / 2)
        default: break
        }
        try? torn.write(to: URL(fileURLWithPath: place(path)))
      case .made(let path) where Bool.random(using: &random): try? files.removeItem(atPath: place(path))
      case .renamed(let path, let newPath) where Bool.random(using: &random):
        try? files.moveItem(atPath: place(newPath), toPath: place(path))
      case .removed(let path, let bytes) where Bool.random(using: &random):
        try? bytes.write(to: URL(fileURLWithPath: place(path)))
      case .made, .renamed, .removed: break
      }
    }
  }
}
