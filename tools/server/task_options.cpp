#include "tools/server/task_options.h"

#include <algorithm>
#include <vector>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/plan/flux_text.h"
#include "tools/engine/compile.h"

namespace flux::server {

namespace {

constexpr int64_t kMostConcurrency = 100, kMostRetries = 10;

std::unexpected<Error> Problem(std::string message) { return Fail(ErrorCode::kInvalid, std::move(message)); }

Result<ParsedScript> Parse(const std::string& script) {
  const auto source = std::make_shared<const SourceFile>("query", script);
  ParsedScript parsed = ParseScript(source);
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    if (DiagnosticSeverity(diagnostic.kind) != Severity::kError) continue;
    const LineColumn begin = source->Locate(diagnostic.span.begin), end = source->Locate(diagnostic.span.end);
    return Problem(
        fmt::format("loc {}:{}-{}:{}: {}", begin.line, begin.column, end.line, end.column, diagnostic.Message()));
  }
  return parsed;
}

// The record of the script's one `option task`.
Result<const ast::RecordExpr*> FindRecord(const ast::File& file) {
  const ast::OptionStmt* found = nullptr;
  for (const ast::Stmt* statement : file.statements) {
    const auto* option = ast::As<ast::OptionStmt>(statement);
    if (option == nullptr || !option->package.text.empty() || option->name.text != "task") continue;
    if (found != nullptr) return Problem("multiple task options defined");
    found = option;
  }
  if (found == nullptr) return Problem("no task options defined");
  const auto* record = ast::As<ast::RecordExpr>(found->init);
  if (record == nullptr)
    return Problem(
        fmt::format("task option expected to be object literal, but found `{}`", file.source->Text(found->init->span)));
  return record;
}

const ast::Property* FindProperty(const ast::RecordExpr& record, std::string_view name) {
  const auto found =
      std::ranges::find_if(record.properties, [&](const ast::Property& one) { return one.name.text == name; });
  return found != record.properties.end() ? &*found : nullptr;
}

// The zone of `option location = timezone.location(name: "Europe/Berlin")`; empty when it is not written so.
std::string ZoneOf(const ast::File& file) {
  for (const ast::Stmt* statement : file.statements) {
    const auto* option = ast::As<ast::OptionStmt>(statement);
    if (option == nullptr || !option->package.text.empty() || option->name.text != "location") continue;
    const auto* call = ast::As<ast::CallExpr>(option->init);
    const auto* callee = call != nullptr ? ast::As<ast::MemberExpr>(call->callee) : nullptr;
    if (callee == nullptr || callee->name.text != "location" || call->args.size() != 1) continue;
    if (const auto* name = ast::As<ast::StringLit>(call->args[0].value)) return std::string(name->value);
  }
  return {};
}

// Reads the literals of the record.
class OptionReader {
 public:
  OptionReader(const SourceFile& source, const ast::RecordExpr& record) : source_(source), record_(record) {}

  Result<TaskOptions> Read() {
    if (FindProperty(record_, "name") == nullptr) return Problem("missing required option: name");
    const bool has_cron = FindProperty(record_, "cron") != nullptr,
               has_every = FindProperty(record_, "every") != nullptr;
    FLUX_TRY(options_.name, Text("name"));
    if (has_cron && has_every) return Problem("cannot use both cron and every in task options");
    if (!has_cron && !has_every) return Problem("missing required option: cron or every");
    if (has_cron) {
      FLUX_TRY(options_.cron, Text("cron"));
    }
    FLUX_TRY(every_, DurationOf("every"));
    FLUX_TRY(offset_, DurationOf("offset"));
    FLUX_TRY(options_.concurrency, Integer("concurrency"));
    FLUX_TRY(const std::optional<int64_t> retry, Integer("retry"));
    options_.retry = retry.value_or(1);
    if (has_every) options_.every = source_.Text(FindProperty(record_, "every")->value->span);
    options_.offset = offset_.value_or(Duration());
    return Validated();
  }

 private:
  std::unexpected<Error> Malformed(std::string_view name) const {
    return Problem(fmt::format("failed to parse field '{}' in task options", name));
  }

  Result<std::string> Text(std::string_view name) const {
    const ast::Property* const property = FindProperty(record_, name);
    const auto* text = property != nullptr ? ast::As<ast::StringLit>(property->value) : nullptr;
    if (text == nullptr) return Malformed(name);
    return std::string(text->value);
  }
  Result<std::optional<int64_t>> Integer(std::string_view name) const {
    const ast::Property* const property = FindProperty(record_, name);
    if (property == nullptr) return std::nullopt;
    const auto* number = ast::As<ast::IntLit>(property->value);
    if (number == nullptr) return Malformed(name);
    return number->value;
  }
  // Only an offset may be negative.
  Result<std::optional<Duration>> DurationOf(std::string_view name) const {
    const ast::Property* const property = FindProperty(record_, name);
    if (property == nullptr) return std::nullopt;
    if (const auto* length = ast::As<ast::DurationLit>(property->value)) return length->value;
    const auto* sign = ast::As<ast::UnaryExpr>(property->value);
    const auto* length = sign != nullptr ? ast::As<ast::DurationLit>(sign->operand) : nullptr;
    if (length == nullptr || sign->op != UnaryOp::kNegate || name != "offset") return Malformed(name);
    return length->value.Negated();
  }

  Result<TaskOptions> Validated() {
    if (options_.name.empty()) problems_.emplace_back("name required");
    CheckSchedule();
    if (options_.offset.months != 0) problems_.emplace_back("offset option must not have months or years");
    if (options_.offset.ns % kNsPerSecond != 0)
      problems_.emplace_back("offset option must be expressible as whole seconds");
    CheckCount("concurrency", options_.concurrency.value_or(1), kMostConcurrency);
    CheckCount("retry", options_.retry, kMostRetries);
    if (problems_.empty()) return std::move(options_);
    return Problem(fmt::format("invalid options: {}", fmt::join(problems_, ", ")));
  }
  void CheckSchedule() {
    const bool is_regular = every_ && !every_->IsZero();
    if (is_regular != options_.cron.empty()) {
      problems_.emplace_back("must specify exactly one of either cron or every");
    } else if (!is_regular) {
      const auto schedule = tasks::Schedule::Make({.every = {}, .cron = options_.cron});
      if (!schedule) problems_.push_back("cron invalid: " + schedule.error().message);
    } else if (every_->months == 0 && every_->ns < kNsPerSecond) {
      problems_.emplace_back("every option must be at least 1 second");
    } else if (every_->ns % kNsPerSecond != 0) {
      problems_.emplace_back("every option must be expressible as whole seconds");
    }
  }
  void CheckCount(std::string_view name, int64_t count, int64_t most) {
    if (count < 1) problems_.push_back(fmt::format("{} must be at least 1", name));
    if (count > most) problems_.push_back(fmt::format("{} exceeded max of {}", name, most));
  }

  const SourceFile& source_;
  const ast::RecordExpr& record_;
  TaskOptions options_;
  std::optional<Duration> every_, offset_;
  std::vector<std::string> problems_;
};

// Changes properties of a record in the text around it.
class RecordEditor {
 public:
  explicit RecordEditor(const ast::RecordExpr& record) : record_(record) {}

  void Set(std::string_view name, std::string_view value) { SetInPlaceOf(name, name, value); }
  // The same, but when only the other property is there, this one takes its place.
  void SetInPlaceOf(std::string_view other, std::string_view name, std::string_view value) {
    const ast::Property* property = FindProperty(record_, name);
    if (property == nullptr) property = FindProperty(record_, other);
    const std::string text = fmt::format("{}: {}", name, value);
    if (property != nullptr) {
      edits_.push_back({property->span, text});
    } else {
      added_ += (added_.empty() && record_.properties.empty() ? "" : ", ") + text;
    }
  }
  void Remove(std::string_view name) {
    const std::span<const ast::Property> properties = record_.properties;
    for (size_t i = 0; i < properties.size(); ++i) {
      if (properties[i].name.text != name) continue;
      // With the comma beside it.
      Span span = properties[i].span;
      if (i > 0) {
        span.begin = properties[i - 1].span.end;
      } else if (properties.size() > 1) {
        span.end = properties[1].span.begin;
      }
      edits_.push_back({span, ""});
    }
  }

  std::string Apply(std::string text) {
    const uint32_t end = record_.properties.empty() ? record_.span.begin + 1 : record_.properties.back().span.end;
    if (!added_.empty()) edits_.push_back({{end, end}, added_});
    // From the end to the beginning, so that places stay.
    std::ranges::sort(edits_, std::ranges::greater(), [](const Edit& edit) { return edit.span.begin; });
    for (const Edit& edit : edits_) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
    return text;
  }

 private:
  struct Edit {
    Span span;
    std::string text;
  };
  const ast::RecordExpr& record_;
  std::vector<Edit> edits_;
  std::string added_;
};

std::string Quoted(std::string_view text) { return *plan::FluxLiteral(Value::String(text)); }

}  // namespace

Result<TaskOptions> ReadTaskOptions(const std::string& script) {
  FLUX_TRY(const ParsedScript parsed, Parse(script));
  FLUX_TRY(const ast::RecordExpr* const record, FindRecord(parsed.file));
  FLUX_TRY(TaskOptions options, OptionReader(*parsed.file.source, *record).Read());
  FLUX_TRY(options.comment, ReadTaskComment(parsed.file));
  options.zone = ZoneOf(parsed.file);
  FLUX_TRY([[maybe_unused]] const tasks::Schedule schedule, tasks::Schedule::Make(options.Schedule()));
  return options;
}

tasks::ScheduleText TaskOptions::Schedule() const {
  return {.every = every.empty() ? Duration() : ParseDuration(every).value_or(Duration()),
          .cron = cron,
          .offset = offset,
          .zone = zone};
}

Result<std::string> WithTaskOptions(const std::string& script, const TaskOptionChanges& changes) {
  FLUX_TRY(const ParsedScript parsed, Parse(script));
  FLUX_TRY(const ast::RecordExpr* const record, FindRecord(parsed.file));
  RecordEditor editor(*record);
  if (changes.name) editor.Set("name", Quoted(*changes.name));
  if (changes.every) editor.SetInPlaceOf("cron", "every", *changes.every);
  if (changes.cron) editor.SetInPlaceOf("every", "cron", Quoted(*changes.cron));
  if (changes.offset) {
    FLUX_TRY(const Duration offset, ParseDuration(*changes.offset));
    if (offset.IsZero()) {
      editor.Remove("offset");
    } else {
      editor.Set("offset", *changes.offset);
    }
  }
  if (changes.concurrency) editor.Set("concurrency", fmt::to_string(*changes.concurrency));
  if (changes.retry) editor.Set("retry", fmt::to_string(*changes.retry));
  return editor.Apply(parsed.file.source->text());
}

}  // namespace flux::server
