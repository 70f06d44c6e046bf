#include "tools/alerts/text_template.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/alerts/sample_event.h"

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(Templates)

BOOST_AUTO_TEST_CASE(PlacesAreFilled) {
  const Event event = SampleEvent("x", Level::kCritical);
  const std::pair<const char*, const char*> kCases[] = {
      {"", ""},
      {"plain", "plain"},
      {"{{ .ID }} is {{.Level}}", "x is CRITICAL"},
      {"{{ .Tags.host }}/{{ index .Tags \"rack\" }}/{{ .Tags.none }}", "a/42/"},
      {"{{ index .Fields \"value\" }} {{ .Fields.none }}", "1.5 <no value>"},
      {"{{ .Name }} {{ .TaskName }} {{ .Group }} {{ .Duration }} {{ .Time }}",
       "cpu cpu_alert host=a 0s 1970-01-01T00:00:00Z"},
      {"{{ .Message }}{{ .Details }}!", "x is CRITICAL!"},
  };
  for (const auto& [text, wanted] : kCases) {
    const Result<EventTemplate> parsed = EventTemplate::Parse(text);
    BOOST_TEST_REQUIRE(parsed.has_value(), text);
    BOOST_TEST(parsed->Fill(event) == wanted);
  }
}

BOOST_AUTO_TEST_CASE(MistakesAreTold) {
  const std::pair<const char*, const char*> kCases[] = {
      {"{{ .ID", "a template has `{{` without `}}`"},
      {"{{ .Lvel }}", "the template `{{ .Lvel }}` names nothing; did you mean `Level`?; there are "},
      {"{{ if .ID }}", "the template `{{ if .ID }}` is not a name that begins with a dot, or `index`; there are "},
      {"{{ .Tags }}", "the template `{{ .Tags }}` names nothing"},
      {"{{ index .Tags host }}", "the template `{{ index .Tags host }}` wants a key in double quotes; there are "},
  };
  for (const auto& [text, wanted] : kCases) {
    const Result<EventTemplate> parsed = EventTemplate::Parse(text);
    BOOST_TEST_REQUIRE(!parsed.has_value(), text);
    BOOST_TEST(parsed.error().message.starts_with(wanted), parsed.error().message);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
