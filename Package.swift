// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "yishi",
  products: [
    .library(name: "ChineseText", targets: ["ChineseText"]),
    .library(name: "SearchEngine", targets: ["SearchEngine"]),
    .library(name: "Bulletins", targets: ["Bulletins"]),
    .library(name: "BulletinArchive", targets: ["BulletinArchive"]),
    .executable(name: "yishi", targets: ["yishi"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Layer 0: libicu behind plain C types. Swift never sees an ICU header, because Foundation
    // on Linux carries an ICU of its own and the two clash in one Swift file.
    .systemLibrary(
      name: "CICUFlags",
      pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
    ),
    .target(name: "CICU", dependencies: ["CICUFlags"]),

    // Layer 1
    .target(name: "ChineseText", dependencies: ["CICU"], swiftSettings: strict),
    .target(name: "SearchEngine", swiftSettings: strict),

    // Layer 2
    // libm, for the rounding of the solar terms.
    .target(
      name: "Bulletins", dependencies: ["ChineseText"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m")]),

    // Layer 3
    .target(
      name: "Records",
      dependencies: [
        "Bulletins", "ChineseText", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),

    // Layer 4
    .target(
      name: "BulletinArchive",
      dependencies: [
        "ChineseText", "SearchEngine", "Bulletins", "Records",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict
    ),

    // Layer 6
    .executableTarget(
      name: "yishi",
      dependencies: [
        "BulletinArchive", "Bulletins", "ChineseText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ChineseTextTests", dependencies: ["ChineseText", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SearchEngineTests", dependencies: ["SearchEngine", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BulletinsTests", dependencies: ["Bulletins", "ChineseText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Records", "Bulletins", "ChineseText", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BulletinArchiveTests",
      dependencies: ["BulletinArchive", "Records", "Bulletins", "ChineseText", "SearchEngine", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "yishiTests", dependencies: ["yishi", "TestSupport"], swiftSettings: strict),

    // Hostile inputs, faults of the disk, kills and damage. `make torture` runs more of the same.
    .target(
      name: "FuzzTargets",
      dependencies: ["BulletinArchive", "Bulletins", "ChineseText", "SearchEngine", "TestSupport"],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    .testTarget(
      name: "TortureTests",
      dependencies: ["BulletinArchive", "ChineseText", "FuzzTargets", "SearchEngine", "TestSupport", "yishi"],
      swiftSettings: strict),
  ]
)

// libFuzzer brings a `main` of its own, so its program is only there when it is asked for.
if Context.environment["YISHI_FUZZER"] != nil {
  package.targets.append(
    .executableTarget(
      name: "yishi-fuzzer", dependencies: ["FuzzTargets"], path: "Tests/Fuzzer",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
