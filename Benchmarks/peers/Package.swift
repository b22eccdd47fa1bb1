// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that it builds in seconds: it asks for the two lowest libraries alone.

let package = Package(
  name: "peers",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "yishi", path: "../..")],
  targets: [
    .executableTarget(
      name: "peer-yishi",
      dependencies: [
        .product(name: "ChineseText", package: "yishi"),
        .product(name: "SearchEngine", package: "yishi"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]
    )
  ]
)
