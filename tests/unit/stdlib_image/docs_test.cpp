#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "compiler/ast/doc_comment.h"
#include "compiler/parse/parse.h"
#include "compiler/types/package_interface.h"
#include "tools/image/embedded/embedded_image.h"
#include "tools/image/image_format.h"

namespace flux {
namespace {

ast::FileDocs DocsOf(ast::File& file, std::string text) {
  DiagnosticSink diagnostics;
  file = ParseFile(std::make_shared<const SourceFile>("test.flux", std::move(text)), diagnostics);
  return ast::CollectDocs(file);
}

BOOST_AUTO_TEST_CASE(CommentsAboveDeclarationsAreTheirDocs) {
  ast::File file;
  ast::FileDocs docs = DocsOf(file,
                              "// Package p is\n//   indented.\npackage p\n\n// a\n//\n// b  \nx = 1 // not this\n"
                              "y = 2\n// far\n\nz = 3\n// o\noption w = 4\n//b\nbuiltin f : int\n");
  BOOST_TEST(docs.package == "Package p is\n  indented.");
  BOOST_REQUIRE(docs.names.size() == 3u);
  BOOST_TEST(docs.names[0].name == "x");
  BOOST_TEST(docs.names[0].doc == "a\n\nb");
  BOOST_TEST(docs.names[1].name == "w");
  BOOST_TEST(docs.names[1].doc == "o");
  BOOST_TEST(docs.names[2].name == "f");
  BOOST_TEST(docs.names[2].doc == "b");
}

BOOST_AUTO_TEST_CASE(MetadataIsNoPartOfTheText) {
  ast::File file;
  ast::FileDocs docs = DocsOf(
      file,
      "// P.\n//\n// ## Metadata\n// introduced: 0.1.0\npackage p\n// a\n//\n// ## Metadata\n// deprecated: 0.2.0\n"
      "// instead: q.b\n// unknown: 1\nx = 1\n// See ## Metadata\n// here.\ny = 2\n// ## Metadata\n// introduced: 3\nz "
      "= 3\n");
  BOOST_TEST(docs.package == "P.");
  BOOST_TEST(docs.package_metadata.introduced == "0.1.0");
  BOOST_REQUIRE(docs.names.size() == 3u);
  BOOST_TEST(docs.names[0].doc == "a");
  BOOST_TEST((docs.names[0].metadata.deprecated == "0.2.0" && docs.names[0].metadata.instead == "q.b"));
  BOOST_TEST(docs.names[0].metadata.introduced.empty());
  BOOST_TEST(docs.names[1].doc == "See ## Metadata\nhere.");
  BOOST_TEST(docs.names[2].doc.empty());
  BOOST_TEST(docs.names[2].metadata.introduced == "3");
}

BOOST_AUTO_TEST_CASE(WhatIsSaidOfAPackageHoldsForItsNames) {
  Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
  BOOST_REQUIRE(contents.has_value());
  Result<std::vector<PackageInterface>> packages = DeserializeInterfaces(contents->interfaces);
  Result<image::PackageDocs> docs = image::ReadDocs(contents->docs, "experimental/bitwise");
  BOOST_REQUIRE((packages.has_value() && docs.has_value()));
  BOOST_TEST(docs->names.at("uand").introduced == "0.138.0");
  BOOST_TEST(docs->names.at("uand").deprecated == "0.173.0");
  auto package = std::ranges::find(*packages, "experimental/bitwise", &PackageInterface::path);
  BOOST_REQUIRE((package != packages->end()));
  BOOST_TEST(package->FindExport("uand")->replacement == "bitwise.uand");
}

BOOST_AUTO_TEST_CASE(EveryPublicNameOfTheStandardLibraryHasDocs) {
  Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
  BOOST_REQUIRE(contents.has_value());
  Result<std::vector<PackageInterface>> packages = DeserializeInterfaces(contents->interfaces);
  BOOST_REQUIRE(packages.has_value());
  size_t names = 0;
  for (const PackageInterface& package : *packages) {
    Result<image::PackageDocs> docs = image::ReadDocs(contents->docs, package.path);
    BOOST_REQUIRE(docs.has_value());
    BOOST_TEST(!docs->text.empty(), package.path);
    for (const InterfaceExport& value : package.exports) {
      if (value.name.starts_with("_")) continue;
      BOOST_TEST(docs->names.contains(value.name), package.path << "." << value.name);
      ++names;
    }
  }
  BOOST_TEST(names > 600u);
}

BOOST_AUTO_TEST_CASE(DocsOfAnUnknownPackageAreEmpty) {
  Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
  BOOST_REQUIRE(contents.has_value());
  Result<image::PackageDocs> docs = image::ReadDocs(contents->docs, "no/such");
  BOOST_REQUIRE(docs.has_value());
  BOOST_TEST((docs->text.empty() && docs->names.empty()));
}

BOOST_AUTO_TEST_CASE(TruncatedDocsAreAnError) {
  Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
  BOOST_REQUIRE(contents.has_value());
  BOOST_TEST(!image::ReadDocs(contents->docs.substr(0, contents->docs.size() - 1), "universe").has_value());
}

}  // namespace
}  // namespace flux
