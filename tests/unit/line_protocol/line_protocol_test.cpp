#include "runtime/io/line_protocol.h"

#include <bit>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "runtime/base/number_text.h"

using namespace flux;

namespace {

std::string FieldText(const LineField& field) {
  const std::string key = std::string(field.key) + "=";
  switch (field.type) {
    case ColumnType::kBool:
      return key + (field.bits ? "true" : "false");
    case ColumnType::kInt:
      return key + std::to_string(static_cast<int64_t>(field.bits)) + "i";
    case ColumnType::kUint:
      return key + std::to_string(field.bits) + "u";
    case ColumnType::kFloat:
      return key + FormatFloat(std::bit_cast<double>(field.bits));
    case ColumnType::kString:
      return key + "<" + std::string(field.text) + ">";
    case ColumnType::kTime:
      break;
  }
  return key + "?";
}

// Renders every point of `text` as `measurement|tag=value|field=value|time`, one a line, then the errors.
std::string Parse(std::string_view text, Precision precision = Precision::kNanoseconds, size_t piece = 1 << 20) {
  LineProtocolParser parser(precision, Time{1'234'567'890});
  std::string out, pending;
  LinePoint point;
  for (size_t at = 0; at <= text.size(); at += piece) {
    pending += text.substr(at, piece);
    parser.Feed(pending, at + piece > text.size());
    while (parser.Next(point)) {
      out += parser.series(point.series).measurement;
      for (const auto& [key, value] : parser.series(point.series).tags) out += "|" + key + "=" + value;
      for (const LineField& field : point.fields) out += "|" + FieldText(field);
      out += "|" + std::to_string(point.time) + "\n";
    }
    pending = std::string(parser.rest());
  }
  BOOST_TEST(pending == "");
  for (const LineError& error : parser.errors()) out += error.Message() + "\n";
  return out;
}

std::string ReasonOf(std::string_view line) {
  LineProtocolParser parser(Precision::kNanoseconds, Time{});
  LinePoint point;
  parser.Feed(line, true);
  if (parser.Next(point)) return "";
  return parser.errors().size() == 1 ? parser.errors()[0].reason : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(types_tags_and_times) {
  BOOST_TEST(Parse("cpu,host=b,core=1 idle=98.5,n=3i,u=7u,ok=T,who=\"me\" 17\n") ==
             "cpu|core=1|host=b|idle=98.5|n=3i|u=7u|ok=true|who=<me>|17\n");
  BOOST_TEST(Parse("m v=1 1") == "m|v=1|1\n");
  BOOST_TEST(Parse("m v=1") == "m|v=1|1234567890\n");
  BOOST_TEST(Parse("m v=1\n", Precision::kSeconds) == "m|v=1|1000000000\n");
  BOOST_TEST(Parse("m v=1 5\n", Precision::kMilliseconds) == "m|v=1|5000000\n");
  BOOST_TEST(Parse("m v=1 -5\n", Precision::kMicroseconds) == "m|v=1|-5000\n");
  BOOST_TEST(Parse("m v=f,w=False,x=true 0\r\n") == "m|v=false|w=false|x=true|0\n");
  BOOST_TEST(Parse("  m   v=1   2  \n") == "m|v=1|2\n");
}

BOOST_AUTO_TEST_CASE(comments_and_blank_lines) {
  BOOST_TEST(Parse("# note\n\n  # more\nm v=1 1\n\r\n#\nm v=2 2\n# end") == "m|v=1|1\nm|v=2|2\n");
  BOOST_TEST(Parse("") == "");
}

BOOST_AUTO_TEST_CASE(numbers) {
  for (const char* number : {"0", "-0", "1", "-1.5", ".5", "5.", "1e3", "1E+3", "-1.5e-3",
                             "123456789012345678901234567890", "0.1", "9007199254740993", "4.9406564584124654e-324",
                             "1.7976931348623157e308", "0.30000000000000004", "12.3456789012345678901234"}) {
    const double expected = std::strtod(number, nullptr);
    LineProtocolParser parser(Precision::kNanoseconds, Time{});
    const std::string line = std::string("m v=") + number + " 1";
    parser.Feed(line, true);
    LinePoint point;
    BOOST_TEST_CONTEXT(number) {
      BOOST_REQUIRE(parser.Next(point));
      BOOST_TEST(point.fields[0].bits == std::bit_cast<uint64_t>(expected));
    }
  }
  BOOST_TEST(Parse("m a=-9223372036854775808i,b=9223372036854775807i,c=18446744073709551615u 1") ==
             "m|a=-9223372036854775808i|b=9223372036854775807i|c=18446744073709551615u|1\n");
}

BOOST_AUTO_TEST_CASE(escapes) {
  BOOST_TEST(Parse("my\\ mea\\,sure,t\\=a\\,g\\ k=v\\=a\\,l\\ u fi\\=e\\,l\\ d=\"a\\\"b\\\\c\\n\" 1") ==
             "my mea,sure|t=a,g k=v=a,l u|fi=e,l d=<a\"b\\c\\n>|1\n");
  BOOST_TEST(Parse("m\\x,t=c:\\dir v=1 1") == "m\\x|t=c:\\dir|v=1|1\n");
  BOOST_TEST(Parse("m=x,t=1 v=\"a,b =c # d\" 1") == "m=x|t=1|v=<a,b =c # d>|1\n");
  BOOST_TEST(Parse("m v=\"two\nlines\" 1\nbad\nm v=2 2") ==
             "m|v=<two\nlines>|1\nm|v=2|2\nline 3: unable to parse `bad`: missing fields\n");
}

BOOST_AUTO_TEST_CASE(reasons) {
  const std::pair<const char*, const char*> cases[] = {
      {",t=1 v=1", "missing measurement"},
      {"m,=1 v=1", "missing tag key"},
      {"m,t v=1", "missing tag value"},
      {"m,t= v=1", "missing tag value"},
      {"m, v=1", "missing tag key"},
      {"m,a=b=c v=1", "invalid tag format"},
      {"m,a=1,a=2 v=1", "duplicate tags"},
      {"m", "missing fields"},
      {"m,t=1 ", "missing fields"},
      {"m bad", "invalid field format"},
      {"bad line here", "invalid field format"},
      {"m =1", "missing field key"},
      {"m v=", "missing field value"},
      {"m v=1,", "missing field key"},
      {"m v=\"abc", "unbalanced quotes"},
      {"m v=\"abc\"d", "invalid field format"},
      {"m v=1x", "invalid number"},
      {"m v=NaN", "invalid number"},
      {"m v=1e999", "invalid number"},
      {"m v=-", "invalid number"},
      {"m v=1.5i", "invalid number"},
      {"m v=-1u", "invalid number"},
      {"m v=1_000", "invalid number"},
      {"m v=9223372036854775808i", "invalid number: value out of range"},
      {"m v=yes", "invalid boolean; texts stand in double quotes, tags behind a comma"},
      {"m v=Inf", "invalid boolean; texts stand in double quotes, tags behind a comma"},
      {"m v=1 abc", "bad timestamp"},
      {"m v=1 1.5", "bad timestamp"},
      {"m v=1 1 2", "bad timestamp"},
      {"m v=1 9223372036854775807", "time outside range -9223372036854775806 - 9223372036854775806"},
  };
  for (const auto& [line, reason] : cases) {
    BOOST_TEST_CONTEXT(line) BOOST_TEST(ReasonOf(line) == reason);
  }
  BOOST_TEST(ReasonOf(std::string(70000, 'm') + " v=1") == "max key length exceeded: 70000 > 65535");
  BOOST_TEST(ReasonOf("m v=\"" + std::string((1 << 20) + 1, 'x') + "\"") ==
             "string field is longer than 1048576 bytes");
}

BOOST_AUTO_TEST_CASE(good_lines_survive_bad_ones) {
  BOOST_TEST(Parse("m v=1 1\nm v=\"open 2\nm v=3 3\nm v=x 4\nm v=5 5\n") ==
             "m|v=1|1\nm|v=3|3\nm|v=5|5\n"
             "line 2: unable to parse `m v=\"open 2`: unbalanced quotes\n"
             "line 4: unable to parse `m v=x 4`: invalid boolean; texts stand in double quotes, tags behind a comma\n");
}

BOOST_AUTO_TEST_CASE(any_split_gives_the_same_points) {
  const std::string text =
      "# c\ncpu,host=a u=1.25,s=\"x\ny\" 1\ncpu,host=b u=2 2\r\nbad\ncpu,host=a u=3i 3\n\ncpu,host=b u=t";
  const std::string whole = Parse(text);
  for (size_t piece = 1; piece < text.size(); ++piece) {
    BOOST_TEST_CONTEXT(piece) BOOST_TEST(Parse(text, Precision::kNanoseconds, piece) == whole);
  }
}

BOOST_AUTO_TEST_CASE(series_are_parsed_once) {
  LineProtocolParser parser(Precision::kNanoseconds, Time{});
  parser.Feed("m,t=a v=1 1\nm,t=b v=1 1\nm,t=a v=1 2\nm,t=b v=1 2\nm,t=bb v=1 2\nm v=1 3\n", true);
  LinePoint point;
  std::vector<uint32_t> seen;
  while (parser.Next(point)) seen.push_back(point.series);
  BOOST_TEST(seen == (std::vector<uint32_t>{0, 1, 0, 1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(encoder_writes_what_the_parser_reads) {
  const std::vector<std::pair<std::string_view, std::string_view>> tags = {{"a b", "c,d"}, {"e=f", "g h"}};
  const std::vector<std::pair<std::string_view, Value>> fields = {
      {"f", Value::Float(1e300)}, {"g", Value::Float(-0.0)},        {"i", Value::Int(-4)},
      {"u", Value::Uint(5)},      {"s", Value::String("q\"\\\nz")}, {"b", Value::Bool(true)}};
  std::string out;
  BOOST_REQUIRE(AppendLine(out, "m x", tags, fields, Time{42}));
  BOOST_TEST(out == "m\\ x,a\\ b=c\\,d,e\\=f=g\\ h f=1e+300,g=-0,i=-4i,u=5u,s=\"q\\\"\\\\\nz\",b=true 42\n");
  std::string again = Parse(out);
  BOOST_TEST(again.starts_with("m x|a b=c,d|e=f=g h|f=1"));
  BOOST_TEST(again.ends_with("|g=-0|i=-4i|u=5u|s=<q\"\\\nz>|b=true|42\n"));

  const std::string before = out;
  BOOST_TEST(!AppendLine(out, "m", tags, {}, Time{1}));
  const std::vector<std::pair<std::string_view, Value>> nan = {{"f", Value::Float(std::nan(""))}};
  BOOST_TEST(AppendLine(out, "m", tags, nan, Time{1}).error().message.find("finite") != std::string::npos);
  BOOST_TEST(!AppendLine(out, "m\n", tags, fields, Time{1}));
  BOOST_TEST(out == before);
}

// Whatever the text is, the parser ends, reports every line once, and does not care where the text is cut.
BOOST_AUTO_TEST_CASE(random_text) {
  const std::string good = "cpu,host=a\\ b,dc=x u=1.5,s=\"t\\\"\n#x\",n=-3i,k=t 17\n# note\nm v=1u\n";
  const std::string_view alphabet = " ,=\"\\\n\r#-.0159eEituTf\tm";
  std::mt19937 random(9);
  for (int round = 0; round < 2000; ++round) {
    std::string text = good + good;
    for (size_t k = random() % 6; k > 0; --k) text[random() % text.size()] = alphabet[random() % alphabet.size()];
    text.resize(random() % (text.size() + 1));
    const std::string whole = Parse(text);
    const size_t piece = 1 + random() % 40;
    BOOST_TEST_REQUIRE((Parse(text, Precision::kNanoseconds, piece) == whole), "piece " << piece << ": " << text);
  }
}

// Numbers of up to 19 digits are read without the library that reads the others: as it reads them.
BOOST_AUTO_TEST_CASE(floats_are_the_nearest_to_what_is_written) {
  std::mt19937_64 random(29);
  const auto check = [](const std::string& number) {
    LineProtocolParser parser(Precision::kNanoseconds, Time{});
    LinePoint point;
    const std::string line = "m v=" + number + ",w=1 1\n";
    parser.Feed(line, true);
    BOOST_TEST_REQUIRE(parser.Next(point), number);
    const double wanted = std::strtod(number.c_str(), nullptr);
    BOOST_TEST_REQUIRE(point.fields[0].bits == std::bit_cast<uint64_t>(wanted), number);
  };
  for (int i = 0; i < 100'000; ++i) {
    std::string digits = std::to_string(random() >> (random() % 60));
    if (random() % 4 == 0) digits.insert(0, random() % 4, '0');
    digits.insert(random() % (digits.size() + 1), ".");
    check((random() % 2 == 0 ? "-" : "") + digits);
  }
  // Numbers in the middle of two doubles, and beside it.
  for (int i = 0; i < 20'000; ++i) {
    const uint64_t middle = (random() >> 10 | uint64_t{1} << 53) * 2 + 1;
    for (const uint64_t n : {middle - 1, middle, middle + 1}) {
      check(std::to_string(n));
      check(std::to_string(n) + ".0");
      check(std::to_string(n / 8) + "." + std::to_string(n % 8 * 125));
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_at_the_end_of_a_text) {
  BOOST_TEST(Parse("m v=1") == "m|v=1|1234567890\n");
  BOOST_TEST(Parse("m v=12345678") == "m|v=12345678|1234567890\n");
  BOOST_TEST(Parse("m v=-.5 1234567") == "m|v=-0.5|1234567\n");
  BOOST_TEST(Parse("m v=123456789.123456789 -9223372036854775806") == "m|v=123456789.12345679|-9223372036854775806\n");
  BOOST_TEST(Parse("m v=9223372036854775807i,w=-9223372036854775808i,x=18446744073709551615u 1") ==
             "m|v=9223372036854775807i|w=-9223372036854775808i|x=18446744073709551615u|1\n");
  BOOST_TEST(ReasonOf("m v=9223372036854775808i 1") == "invalid number: value out of range");
  BOOST_TEST(ReasonOf("m v=12345678:1 1") == "invalid number");
  BOOST_TEST(ReasonOf("m v=1234\xfa"
                      "567 1") == "invalid number");
}
