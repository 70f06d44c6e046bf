#include <boost/test/unit_test.hpp>
#include <list>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

struct CheckedPackage {
  std::list<ast::File> files;
  std::list<DiagnosticSink> sinks;
  hir::Package package;
};

// Checks files given as name and text, and expects the diagnostics `name: code message (help)`.
CheckedPackage CheckFiles(const std::vector<std::pair<std::string, std::string>>& sources, std::string_view expected) {
  CheckedPackage out;
  std::vector<PackageFile> files;
  for (auto& [name, text] : sources) {
    DiagnosticSink& sink = out.sinks.emplace_back();
    out.files.push_back(ParseFile(std::make_shared<SourceFile>(name, text), sink));
    files.push_back({&out.files.back(), &sink});
  }
  out.package = Check(files, "lib/p", TestPackages::Standard(), {.ambient = {}, .prelude = StandardPrelude("lib/p")});
  std::string found;
  auto file = out.files.begin();
  for (const DiagnosticSink& sink : out.sinks) {
    for (const Diagnostic& diagnostic : sink.all())
      found += file->source->name() + ": " + std::string(DiagnosticCode(diagnostic.kind)) + " " + diagnostic.Message() +
               (diagnostic.label.empty() ? "" : " [" + diagnostic.label + "]") +
               (diagnostic.help.empty() ? "" : " (" + diagnostic.help + ")") + "\n";
    ++file;
  }
  BOOST_TEST(found == expected);
  return out;
}

BOOST_AUTO_TEST_CASE(later_files_see_earlier_ones) {
  CheckedPackage checked = CheckFiles(
      {{"b.flux", "package p\ny = x + 1"}, {"a.flux", "package p\nimport \"dict\"\nx = 1\nf = dict.get"}}, "");
  BOOST_REQUIRE(checked.package.exports.size() == 3);
  BOOST_TEST(checked.package.exports[2].name == "y");
  BOOST_TEST(checked.package.exports[2].file == 1);
  BOOST_TEST(checked.package.files[1]->name() == "b.flux");
  BOOST_TEST(checked.package.statements[2].file == 1);
}

BOOST_AUTO_TEST_CASE(files_run_in_order_of_names) {
  CheckFiles({{"a.flux", "package p\ny = x"}, {"b.flux", "package p\nx = 1"}},
             "a.flux: E0205 `x` is used before it is defined (it is defined in `b.flux`: the files of a package run in "
             "the order of their names)\n");
}

BOOST_AUTO_TEST_CASE(imports_belong_to_their_file) {
  CheckFiles({{"a.flux", "package p\nimport \"dict\"\nf = dict.get"}, {"b.flux", "package p\ng = dict.get"}},
             "b.flux: E0201 package `dict` is not imported (add `import \"dict\"`)\n");
}

BOOST_AUTO_TEST_CASE(one_scope_over_all_files) {
  CheckFiles(
      {{"a.flux", "package p\n\nx = 1"}, {"b.flux", "package p\nx = 2\nx()"}},
      "b.flux: E0405 `x` is assigned twice [first assigned in `a.flux`, line 3] (variables of Flux never change; "
      "choose another name)\nb.flux: E0216 `x` cannot be called: it is an int\n");
  CheckFiles({{"a.flux", "package p\nx = 1"}, {"b.flux", "package p\noption x = 2"}},
             "a.flux: E0407 variable `x` has the name of an option (write `option` in front to set the option, or "
             "choose another name)\n");
}

BOOST_AUTO_TEST_CASE(rules_for_options_hold_across_files) {
  CheckFiles(
      {{"a.flux", "package p\noption n = 0"}, {"b.flux", "package p\noption m = n"}},
      "b.flux: E0408 option `m` depends on option `n` of the same package (put what both need into a variable)\n");
  CheckFiles(
      {{"a.flux", "package p\noption n = 0"}, {"b.flux", "package p\nm = n"}, {"c.flux", "package p\noption n = 1"}},
      "c.flux: E0406 option `n` is set twice\n");
  CheckFiles(
      {{"a.flux", "package p\noption n = 0"}, {"b.flux", "package p\noption m = (n) => {\n  k = n\n  return k\n}"}},
      "");
}

BOOST_AUTO_TEST_CASE(inner_scopes_do_not_meet_other_files) {
  CheckFiles({{"a.flux", "package p\nn = 0\nm = n"},
              {"b.flux", "package p\nk = 0\ng = () => {\n  n = 1\n  k = 2\n  return n + k\n}"},
              {"c.flux", "package p\nh = (n, k) => n + k\nj = h(n: 0, k: 1)"}},
             "");
}

BOOST_AUTO_TEST_CASE(files_of_other_packages) {
  CheckFiles(
      {{"a.flux", "package p\nx = 1"}, {"b.flux", "package q\ny = x"}},
      "b.flux: E0206 this file is of package `q`, but the files before it are of package `p` (`b.flux` is in one "
      "folder with `a.flux`, and a folder is one package)\n");
}

}  // namespace
}  // namespace flux
