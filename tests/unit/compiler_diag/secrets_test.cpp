#include "compiler/diag/secrets.h"

#include <boost/test/unit_test.hpp>

#include "compiler/diag/render.h"

namespace flux {
namespace {

void Shows(std::string_view line, std::string_view shown) { BOOST_TEST(WithoutSecrets(line, 0, line.size()) == shown); }

}  // namespace

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(passwords_of_data_sources_are_hidden) {
  Shows(R"(url: "postgres://me:hunter2@db/x", n: 1)", R"(url: "postgres://me:*******@db/x", n: 1)");
  Shows(R"("me:a p@ss:w@tcp(db:3306)/x")", R"("me:********@tcp(db:3306)/x")");
  Shows(R"("host=db password=hunter2 user=me")", R"("host=db password=******* user=me")");
  Shows(R"("host=db password='a b' user=me")", R"("host=db password='***' user=me")");
  Shows(R"("http://db:8086/x?password=hunter2&q=1")", R"("http://db:8086/x?password=*******&q=1")");
  Shows(R"("http://db:8086/x" // me@home)", R"("http://db:8086/x" // me@home)");
}

BOOST_AUTO_TEST_CASE(values_of_names_are_hidden) {
  Shows(R"(from(bucket: "b", token: "abc", org: "o"))", R"(from(bucket: "b", token: "***", org: "o"))");
  Shows(R"(myToken = "a\"b" + "c" + d)", R"(myToken = "****" + "*" + d)");
  Shows(R"(headers: ["Authorization": "Token abc", "x": "y"])", R"(headers: ["Authorization": "*********", "x": "y"])");
  Shows(R"(r.token == "abc")", R"(r.token == "***")");
  Shows(R"(token: "abc)", R"(token: "***)");
  Shows(R"(password: 'abc')", R"(password: '***')");
  Shows("token: \"\xC3\xBC\xE4\xBD\xA0\"", "token: \"***\"");
}

BOOST_AUTO_TEST_CASE(other_text_is_shown) {
  for (const std::string_view line :
       {R"(token: secrets.get(key: "name"))", R"(f = (token=v.token) => token)", R"(tokens = ["a"])",
        R"(|> filter(fn: (r) => r.password =~ /x/))", R"(x = "the token")", ""}) {
    Shows(line, line);
  }
}

BOOST_AUTO_TEST_CASE(parts_of_lines_hide_what_the_line_says) {
  const std::string line = R"(token: "abcdef")";
  BOOST_TEST(WithoutSecrets(line, 9, 3) == "***");
  BOOST_TEST(WithoutSecrets(line, 14, 1) == "\"");
}

BOOST_AUTO_TEST_CASE(no_format_has_secrets) {
  const SourceFile file("a.flux", "x = f(token: \"hunter2\", b: c)\n");
  DiagnosticSink sink;
  Diagnostic& finding = sink.Report(DiagnosticKind::kForeignOperator, {13, 22}, {"hunter2", "hunter2"});
  finding.label = finding.help = "not hunter2";
  finding.related.push_back({{0, 1}, "hunter2"});
  finding.fix.push_back({{13, 22}, "'hunter2'"});
  const FileDiagnostics one{&file, sink.all()};
  for (const auto format :
       {DiagnosticFormat::kHuman, DiagnosticFormat::kJson, DiagnosticFormat::kSarif, DiagnosticFormat::kGithub}) {
    const std::string text = RenderDiagnostics({&one, 1}, {format});
    BOOST_TEST(!text.contains("hunter2"), text);
    BOOST_TEST(text.contains("*"), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
