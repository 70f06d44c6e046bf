#include "stdlib/experimental/prometheus/exposition.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "runtime/base/number_text.h"

namespace flux::stdlib {

namespace {

// A number with an exponent from a million on, which is how the reference writes limits.
std::string LimitText(double limit) {
  if (!std::isfinite(limit)) return FormatFloat(limit);
  char buffer[40];
  const double size = std::abs(limit);
  const bool has_exponent = size != 0 && (size < 1e-4 || size >= 1e6);
  const auto format = has_exponent ? std::chars_format::scientific : std::chars_format::fixed;
  return {buffer, std::to_chars(buffer, buffer + sizeof(buffer), limit, format).ptr};
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Reads one line from left to right.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  void SkipBlanks() {
    while (!rest_.empty() && IsBlank(rest_[0])) rest_.remove_prefix(1);
  }
  bool is_at_end() const { return rest_.empty(); }
  bool Take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Everything up to a blank or one of `ends`.
  std::string_view TakeWord(std::string_view ends) {
    size_t length = 0;
    while (length < rest_.size() && !IsBlank(rest_[length]) && !ends.contains(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }
  // A text between quotes, in which `\\`, `\"` and `\n` are escaped.
  std::optional<std::string> TakeQuoted() {
    if (!Take('"')) return std::nullopt;
    std::string text;
    for (size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return text;
      }
      if (rest_[i] == '\\' && i + 1 < rest_.size()) {
        ++i;
        text += rest_[i] == 'n' ? '\n' : rest_[i];
      } else {
        text += rest_[i];
      }
    }
    return std::nullopt;
  }

 private:
  std::string_view rest_;
};

class ExpositionParser {
 public:
  Result<std::vector<MetricSample>> Parse(std::string_view text) {
    for (size_t number = 1; !text.empty(); ++number) {
      const size_t end = text.find('\n');
      if (end == std::string_view::npos && text == "# EOF") break;
      // A number that was cut would be another number.
      if (end == std::string_view::npos)
        return Fail(ErrorCode::kDataLoss, fmt::format("the answer stops in the middle of line {}", number));
      std::string_view line = text.substr(0, end);
      text.remove_prefix(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (const std::string_view complaint = TakeLine(line); !complaint.empty())
        return Fail(ErrorCode::kInvalid, fmt::format("line {} is not a metric: {}", number, complaint));
    }
    return std::move(samples_);
  }

 private:
  // Gives what is wrong, or nothing.
  std::string_view TakeLine(std::string_view line) {
    LineReader in(line);
    in.SkipBlanks();
    if (in.is_at_end()) return {};
    if (in.Take('#')) {
      TakeComment(in);
      return {};
    }
    MetricSample sample;
    sample.name = in.TakeWord("{");
    if (sample.name.empty()) return "no name";
    in.SkipBlanks();
    if (in.Take('{') && !TakeLabels(in, sample))
      return "labels that are not `name=\"value\"`, one behind the other, each once";
    in.SkipBlanks();
    const Result<double> value = ParseFloat(in.TakeWord(""));
    if (!value) return "no number behind the name";
    sample.value = *value;
    in.SkipBlanks();
    if (!in.is_at_end()) {
      const Result<int64_t> milliseconds = ParseInt(in.TakeWord(""));
      if (!milliseconds) return "a time that is not a number of milliseconds";
      int64_t ns = 0;
      if (__builtin_mul_overflow(*milliseconds, 1'000'000, &ns)) return "a time beyond the year 2262";
      if (ns > 0) sample.time = Time{ns};
      in.SkipBlanks();
      if (!in.is_at_end()) return "something behind the time";
    }
    Add(std::move(sample));
    return {};
  }

  // `# TYPE name type` counts.
  void TakeComment(LineReader& in) {
    in.SkipBlanks();
    if (in.TakeWord("") != "TYPE") return;
    in.SkipBlanks();
    std::string name(in.TakeWord(""));
    in.SkipBlanks();
    types_.insert_or_assign(std::move(name), std::string(in.TakeWord("")));
  }

  static bool TakeLabels(LineReader& in, MetricSample& sample) {
    while (true) {
      in.SkipBlanks();
      if (in.Take('}')) return true;
      std::string name(in.TakeWord("=,}"));
      in.SkipBlanks();
      if (name.empty() || !in.Take('=')) return false;
      in.SkipBlanks();
      std::optional<std::string> value = in.TakeQuoted();
      if (!value) return false;
      if (!sample.labels.try_emplace(std::move(name), *std::move(value)).second) return false;
      in.SkipBlanks();
      if (!in.Take(',')) return in.Take('}');
    }
  }

  bool IsOfType(const std::string& name, std::string_view type) const {
    const auto found = types_.find(name);
    return found != types_.end() && found->second == type;
  }

  static void RewriteLimit(const std::string& label, MetricSample& sample) {
    const auto found = sample.labels.find(label);
    if (found == sample.labels.end()) return;
    if (const Result<double> limit = ParseFloat(found->second)) found->second = LimitText(*limit);
  }

  void Add(MetricSample sample) {
    constexpr std::string_view kBucket = "_bucket", kSum = "_sum";
    const auto base = [&](std::string_view ending) {
      return sample.name.ends_with(ending) ? sample.name.substr(0, sample.name.size() - ending.size()) : std::string();
    };
    if (IsOfType(base(kBucket), "histogram")) {
      sample.name = base(kBucket);
      RewriteLimit("le", sample);
    } else if (IsOfType(sample.name, "summary")) {
      RewriteLimit("quantile", sample);
    }
    const bool is_sum = IsOfType(base(kSum), "histogram") || IsOfType(base(kSum), "summary");
    if (!std::isnan(sample.value) || is_sum) samples_.push_back(std::move(sample));
  }

  std::map<std::string, std::string> types_;
  std::vector<MetricSample> samples_;
};

}  // namespace

Result<std::vector<MetricSample>> ParseExposition(std::string_view text) { return ExpositionParser().Parse(text); }

}  // namespace flux::stdlib
