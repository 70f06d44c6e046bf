#include "compiler/diag/secrets.h"

#include <boost/test/unit_test.hpp>

#include "compiler/diag/render.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(no_format_has_secrets) {
  const SourceFile file("a.flux", "x = f(token: \"hunter2\", b: c)\n");
  DiagnosticSink sink;
  Diagnostic& finding = sink.Report(DiagnosticKind::kForeignOperator, {13, 22}, {"hunter2", "hunter2"});
  finding.label = finding.help = "not hunter2";
  finding.related.push_back({{0, 1}, "hunter2"});
  finding.fix.push_back({{13, 22}, "'hunter2'"});
  const FileDiagnostics one{&file, sink.all(), {{14, 21}}};
  for (const auto format :
       {DiagnosticFormat::kHuman, DiagnosticFormat::kJson, DiagnosticFormat::kSarif, DiagnosticFormat::kGithub}) {
    const std::string text = RenderDiagnostics({&one, 1}, {format});
    BOOST_TEST(!text.contains("hunter2"), text);
    BOOST_TEST(text.contains("*"), text);
  }
}

BOOST_AUTO_TEST_CASE(texts_that_were_cut_do_not_show_the_beginning) {
  const SourceFile file("a.flux", "token: \"abcdefghij\"");
  DiagnosticSink sink;
  sink.Report(DiagnosticKind::kForeignOperator, {7, 19}, {"\"abcdefg…", "abc"});
  const Diagnostic shown = WithoutSecrets(file, std::vector<Span>{{8, 18}}, sink.all()[0]);
  BOOST_TEST(shown.args[0] == "\"***…");
  BOOST_TEST(shown.args[1] == "abc");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
