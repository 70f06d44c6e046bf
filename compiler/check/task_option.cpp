#include "compiler/check/task_option.h"

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/check/checker.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

struct TaskField {
  std::string_view name;
  TypeTag tag;
  std::string_view description;
};

constexpr TaskField kFields[] = {
    {"name", TypeTag::kString, "a string"},   {"every", TypeTag::kDuration, "a duration"},
    {"cron", TypeTag::kString, "a string"},   {"offset", TypeTag::kDuration, "a duration"},
    {"concurrency", TypeTag::kInt, "an int"}, {"retry", TypeTag::kInt, "an int"},
};

void CheckField(const hir::Field& field, const TypeStore& types, DiagnosticSink& diagnostics) {
  const std::string name(field.name);
  auto known = std::ranges::find(kFields, field.name, &TaskField::name);
  if (known == std::end(kFields)) {
    Diagnostic& diagnostic =
        diagnostics.Report(DiagnosticKind::kTaskOption, field.name_span, {"a task has no field `" + name + "`"});
    std::vector<std::string> names;
    for (const TaskField& task_field : kFields) names.emplace_back(task_field.name);
    auto closest = Closest(name, names);
    if (!closest) return;
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{field.name_span, *closest}};
    return;
  }
  const TypeTag tag = types.Tag(field.value->type);
  if (tag == known->tag || tag == TypeTag::kVariable) return;
  Diagnostic& diagnostic = diagnostics.Report(DiagnosticKind::kTaskOption, field.value->span,
                                              {"`" + name + "` of a task must be " + std::string(known->description) +
                                               ", found " + DescribeType(types, field.value->type)});
  const auto* text = hir::As<hir::String>(field.value);
  if (!text || known->tag != TypeTag::kDuration || !ParseDuration(text->value)) return;
  diagnostic.help = "write `" + std::string(text->value) + "` without quotes";
  diagnostic.fix = {{text->span, std::string(text->value)}};
}

}  // namespace

void CheckTaskOption(const hir::Expr& value, const TypeStore& types, DiagnosticSink& diagnostics) {
  const auto* task = hir::As<hir::Record>(&value);
  if (!task || task->base) return;
  const hir::Field *every = nullptr, *cron = nullptr;
  for (const hir::Field& field : task->fields) {
    CheckField(field, types, diagnostics);
    if (field.name == "every") every = &field;
    if (field.name == "cron") cron = &field;
  }
  if (!every || !cron) return;
  Diagnostic& diagnostic = diagnostics.Report(DiagnosticKind::kTaskOption, std::max(every, cron)->name_span,
                                              {"a task has either `every` or `cron`"});
  diagnostic.related.push_back({std::min(every, cron)->name_span, "the other one"});
}

}  // namespace flux
