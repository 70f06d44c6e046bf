#include "compiler/diag/render.h"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include "compiler/diag/excerpt.h"

namespace flux {
namespace {

std::string Render(const SourceFile& file, const DiagnosticSink& sink, RenderOptions options = {}) {
  FileDiagnostics one{&file, sink.all(), {}};
  return RenderDiagnostics({&one, 1}, options);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostics)

BOOST_AUTO_TEST_CASE(messages_take_their_arguments) {
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kForeignOperator, {0, 2}, {"&&", "and"});
  BOOST_TEST(sink.all()[0].Message() == "`&&` is not an operator in Flux; use `and`");
  BOOST_TEST(DiagnosticCode(DiagnosticKind::kForeignOperator) == "E0103");
  BOOST_TEST(sink.has_errors());
}

BOOST_AUTO_TEST_CASE(codes_are_unique) {
  std::vector<std::string_view> codes = {
#define FLUX_DIAGNOSTIC(name, code, severity, role, message) code,
#include "compiler/diag/diagnostics.def"
  };
  std::ranges::sort(codes);
  auto twice = std::ranges::adjacent_find(codes);
  BOOST_TEST((twice == codes.end()), (twice == codes.end() ? "" : *twice));
}

BOOST_AUTO_TEST_CASE(what_the_parser_reports_is_not_explained_by_itself) {
  const std::pair<std::string_view, DiagnosticRole> all[] = {
#define FLUX_DIAGNOSTIC(name, code, severity, role, message) {code, DiagnosticRole::role},
#include "compiler/diag/diagnostics.def"
  };
  for (const auto& [code, role] : all) {
    if (code.starts_with("E01")) BOOST_TEST((role != DiagnosticRole::kFinding), code);
    if (code.starts_with("E02") || code.starts_with("E03")) BOOST_TEST((role == DiagnosticRole::kFinding), code);
  }
  BOOST_TEST((RoleOf(DiagnosticKind::kExpectedExpression) == DiagnosticRole::kStumble));
  BOOST_TEST((RoleOf(DiagnosticKind::kUndefinedName) == DiagnosticRole::kFinding));
}

BOOST_AUTO_TEST_CASE(normalizing_sorts_and_drops_repetitions) {
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {5, 6});
  sink.Report(DiagnosticKind::kNulByte, {1, 2});
  sink.Report(DiagnosticKind::kSemicolon, {5, 6});
  sink.Normalize();
  BOOST_REQUIRE(sink.all().size() == 2u);
  BOOST_TEST((sink.all()[0].kind == DiagnosticKind::kNulByte));
}

BOOST_AUTO_TEST_CASE(human_form_points_at_the_place) {
  SourceFile file("a.flux", "x = 1\n\ty = 中 && b\n");
  DiagnosticSink sink;
  Diagnostic& problem = sink.Report(DiagnosticKind::kForeignOperator, {15, 17}, {"&&", "and"});
  problem.label = "here";
  problem.help = "replace with `and`";
  problem.related.push_back({{0, 1}, "unlike this"});
  BOOST_TEST(Render(file, sink) ==
             "error[E0103]: `&&` is not an operator in Flux; use `and`\n"
             " --> a.flux:2:10\n"
             "  |\n"
             "1 | x = 1\n"
             "  | - unlike this\n"
             "2 |     y = 中 && b\n"
             "  |            ^^ here\n"
             "  |\n"
             "  = help: replace with `and`\n\n");
}

BOOST_AUTO_TEST_CASE(human_form_takes_any_span) {
  SourceFile file("a.flux", "abc\ndef");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {7, 7});
  sink.Report(DiagnosticKind::kSemicolon, {1, 6});
  std::string text = Render(file, sink);
  BOOST_TEST(text.find("2 | def\n  |    ^\n") != text.npos, text);
  BOOST_TEST(text.find("1 | abc\n  |  ^^\n") != text.npos, text);
  SourceFile empty("e.flux", "");
  DiagnosticSink at_start;
  at_start.Report(DiagnosticKind::kSourceTooLarge, {0, 0}, {"1", "0"});
  BOOST_TEST(!Render(empty, at_start).empty());
}

BOOST_AUTO_TEST_CASE(colors_are_optional) {
  SourceFile file("a.flux", "a;");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {1, 2});
  BOOST_TEST(Render(file, sink).find('\033') == std::string::npos);
  BOOST_TEST(Render(file, sink, {.use_color = true}).find("\033[1;31m^") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_lines_are_cut) {
  SourceFile file("a.flux", std::string(100000, 'a') + ";" + std::string(100000, 'b'));
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {100000, 100001});
  BOOST_TEST(Render(file, sink).size() < 1000u);
}

BOOST_AUTO_TEST_CASE(json_form) {
  SourceFile file("a.flux", "a;");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {1, 2}).fix.push_back({{1, 2}, ""});
  auto value = boost::json::parse(Render(file, sink, {.format = DiagnosticFormat::kJson}));
  const auto& first = value.at(0).as_object();
  BOOST_TEST(first.at("code").as_string() == "E0134");
  BOOST_TEST(first.at("range").at("start").at("column").as_int64() == 2);
  BOOST_TEST(first.at("fix").at(0).at("replacement").as_string() == "");
}

BOOST_AUTO_TEST_CASE(sarif_form_counts_code_points) {
  SourceFile file("a.flux", "中;");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {3, 4}).fix.push_back({{3, 4}, ""});
  auto value = boost::json::parse(Render(file, sink, {.format = DiagnosticFormat::kSarif}));
  BOOST_TEST(value.at("version").as_string() == "2.1.0");
  const auto& result = value.at("runs").at(0).at("results").at(0);
  BOOST_TEST(result.at("ruleId").as_string() == "E0134");
  const auto& region = result.at("locations").at(0).at("physicalLocation").at("region");
  BOOST_TEST(region.at("startColumn").as_int64() == 2);
  BOOST_TEST(region.at("byteOffset").as_int64() == 3);
}

BOOST_AUTO_TEST_CASE(github_form) {
  SourceFile file("a,b.flux", "a;");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kSemicolon, {1, 2}).help = "remove\nit";
  BOOST_TEST(Render(file, sink, {.format = DiagnosticFormat::kGithub}) ==
             "::error file=a%2Cb.flux,line=1,endLine=1,col=2,title=E0134::statements are not separated by "
             "`;`%0Aremove%0Ait\n");
}

BOOST_AUTO_TEST_CASE(display_width) {
  BOOST_TEST(DisplayWidth("abc") == 3u);
  BOOST_TEST(DisplayWidth("äö") == 2u);
  BOOST_TEST(DisplayWidth("中文") == 4u);
  BOOST_TEST(DisplayWidth("e\u0301") == 1u);
  BOOST_TEST(DisplayWidth("\t") == 4u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
