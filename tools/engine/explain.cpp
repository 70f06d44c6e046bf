#include "tools/engine/explain.h"

#include <chrono>
#include <set>
#include <span>

#include "fmt/format.h"
#include "runtime/plan/plan_text.h"
#include "runtime/plan/specs/fold_windows.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/plan/specs/reduce.h"

namespace flux {

namespace {

// Whether a scan sent rows of chunks that it did not read: what is stored beside them was enough.
bool IsFromMetadata(const exec::OperatorStats& stats) {
  return stats.scan.rows_read == 0 && stats.scan.chunks_skipped > 0 && stats.rows_out > 0;
}

std::string StatsText(const exec::OperatorStats& stats) {
  std::string text = fmt::format("tables {}, rows {}, {:.3f} ms", stats.tables_out, stats.rows_out,
                                 static_cast<double>(stats.self_ns) / 1e6);
  const ScanStats& scan = stats.scan;
  if (scan.rows_read != 0 || scan.bytes_read != 0 || scan.series_read != 0) {
    text += fmt::format("; read {} bytes of {} series", scan.bytes_read, scan.series_read);
    if (scan.chunks_read + scan.chunks_skipped > 0)
      text += fmt::format(", {} chunks, {} left unread", scan.chunks_read, scan.chunks_skipped);
  }
  if (IsFromMetadata(stats)) text += "; what is known of unread chunks was enough for them";
  for (const std::string& request : scan.requests) text += "; sent " + request;
  if (stats.spilled_rows != 0) {
    text += fmt::format("; wrote {} rows to disk, {} bytes", stats.spilled_rows, stats.spilled_bytes);
  }
  if (!stats.note.empty()) text += "; " + stats.note;
  return text;
}

void AppendSection(std::string& out, std::string_view title, std::string_view body) {
  out += fmt::format("{}== {}\n{}", out.empty() ? "" : "\n", title, body);
}

std::string RulesText(const opt::OptimizeTrace& trace, bool with_plans) {
  std::string text;
  for (const opt::RuleTrace& rule : trace.rules) {
    text += fmt::format("{}: {} ×, {}\n", rule.rule, rule.count, rule.what);
    if (with_plans) text += plan::ToText(rule.plan_after) + "\n";
  }
  return text.empty() ? "none applied\n" : text;
}

class KernelPrinter {
 public:
  // `stats` are those of a run, or null: then inputs run up to their first table. `with_code` prints what functions are
  // compiled to.
  KernelPrinter(Session& session, const exec::PlanStats* stats, bool with_code)
      : session_(session), stats_(stats), with_code_(with_code) {}

  Status Visit(const plan::NodeRef& node) {
    if (!seen_.insert(node.get()).second) return {};
    for (const plan::NodeRef& input : node->inputs) {
      FLUX_TRY_STATUS(Visit(input));
    }
    const auto* windows = node->As<plan::FoldWindowsSpec>();
    const plan::Node& operation = windows != nullptr ? *windows->operation : *node;
    const auto* reduce = operation.As<plan::ReduceSpec>();
    const std::vector<plan::ChainStep> steps = operation.spec->Steps();
    if (reduce == nullptr && steps.empty()) return {};
    FLUX_TRY(TableHeaderRef header, HeaderOf(node->inputs[0]));
    const bool is_chain = operation.As<plan::PipelineSpec>() != nullptr;
    out += fmt::format("{}: ",
                       is_chain ? StepsText(steps) : std::string(operation.name) + plan::LineText(operation.position));
    if (header == nullptr) {
      out += "there are no tables, so there is no schema to compile for\n";
      return {};
    }
    const Result<std::string> code =
        reduce == nullptr ? session_.kernels().Dump(steps, header->schema)
                          : session_.kernels().DumpRecurrence(reduce->fn, reduce->identity, header->schema);
    if (!code) {
      const bool is_called = code.error().code == ErrorCode::kUnimplemented;
      out += (is_called ? "called once for each row, which is slow, because " : "") + code.error().message + "\n";
      return {};
    }
    out += reduce == nullptr ? "runs on many rows at once\n" : "runs on one row after the other\n";
    if (!with_code_) return {};
    out += *code;
    if (reduce == nullptr) out += session_.kernels().DumpNative(steps, header->schema);
    return {};
  }

  std::string out;

 private:
  Result<TableHeaderRef> HeaderOf(const plan::NodeRef& stream) {
    if (stats_ == nullptr) return session_.ProbeHeader(stream);
    auto found = stats_->find(stream.get());
    return found == stats_->end() ? TableHeaderRef() : found->second.first_header;
  }

  static std::string StepsText(std::span<const plan::ChainStep> steps) {
    std::string text;
    for (const plan::ChainStep& step : steps) {
      if (!text.empty()) text += ", ";
      text += (step.kind == plan::ChainStep::Kind::kFilter ? "filter" : "map") + plan::LineText(step.position);
    }
    return text;
  }

  Session& session_;
  const exec::PlanStats* stats_;
  const bool with_code_;
  std::set<const plan::Node*> seen_;
};

// The plan with the way in which each of its nodes runs.
std::string PlanText(std::span<const plan::NodeRef> roots, const exec::PhysicalPlan& physical, bool has_threads,
                     const plan::Annotate& annotate) {
  return plan::ToText(roots, annotate, [&](const plan::Node& node, plan::Description& description) {
    exec::Describe(*physical.Find(node), has_threads, description);
  });
}

// What nodes did in a run.
plan::Annotate Annotation(const exec::PlanStats& stats) {
  return [&stats](const plan::Node& node) {
    const auto found = stats.find(&node);
    return found == stats.end() ? std::string() : StatsText(found->second);
  };
}

// What a run took in all. `ns`: as a clock on the wall shows it.
std::string TotalText(const exec::PlanStats& stats, int64_t ns, const WorkerPool* workers) {
  uint64_t bytes = 0, rows = 0;
  for (const auto& [node, counted] : stats) {
    bytes += counted.scan.bytes_read;
    if (counted.scan.series_read > 0) rows += counted.rows_out;
  }
  const std::string threads =
      workers != nullptr ? fmt::format(" on up to {} threads, whose times are added up above", workers->size() + 1)
                         : "";
  return fmt::format("total: {:.3f} ms{}; {} bytes read, {} rows sent by sources", static_cast<double>(ns) / 1e6,
                     threads, bytes, rows);
}

Result<std::string> AnalyzedPlan(Session& session, const PlannedScript& script, exec::PlanStats& stats) {
  io::NullByteSink nowhere;
  FLUX_TRY(auto encoder, io::MakeEncoder("csv", nowhere));
  const auto started = std::chrono::steady_clock::now();
  FLUX_TRY_STATUS(session.Execute(script, *encoder, &stats));
  const std::chrono::nanoseconds elapsed = std::chrono::steady_clock::now() - started;
  const WorkerPool* workers = session.Workers();
  return fmt::format("{}{}, peak memory {} bytes\n",
                     PlanText(script.roots, script.physical, workers != nullptr, Annotation(stats)),
                     TotalText(stats, elapsed.count(), workers), session.memory().peak());
}

// The plans that ran so that this one could be made.
std::string EarlyText(Session& session, bool is_analyzed) {
  std::string text;
  const WorkerPool* workers = session.Workers();
  for (const EarlyRun& run : session.early_runs()) {
    text +=
        PlanText(run.roots, run.physical, workers != nullptr, is_analyzed ? Annotation(run.stats) : plan::Annotate());
    if (is_analyzed) text += TotalText(run.stats, run.ns, workers) + "\n";
  }
  return text;
}

}  // namespace

Result<std::string> Explain(Session& session, const PlannedScript& script, const opt::OptimizeTrace& trace,
                            const ExplainOptions& options) {
  std::string out;
  const std::string early = EarlyText(session, options.analyze);
  if (!early.empty()) AppendSection(out, "run before, to make the plan", early);
  AppendSection(out, "plan as written", plan::ToText(trace.plan_before));
  AppendSection(out, "rules", RulesText(trace, options.show_rules));
  std::string notes;
  for (const std::string& note : trace.notes) notes += note + "\n";
  if (notes.empty()) notes = "nothing is read from a bucket\n";
  AppendSection(out, "sources", notes);
  exec::PlanStats stats;
  if (options.analyze) {
    FLUX_TRY(std::string analyzed, AnalyzedPlan(session, script, stats));
    AppendSection(out, "plan as run", analyzed);
  } else {
    AppendSection(out, "plan as it will run",
                  PlanText(script.roots, script.physical, session.Workers() != nullptr, {}));
  }
  KernelPrinter kernels(session, options.analyze ? &stats : nullptr, options.show_kernels);
  for (const plan::NodeRef& root : script.roots) FLUX_TRY_STATUS(kernels.Visit(root));
  if (!kernels.out.empty()) AppendSection(out, "functions of rows", kernels.out);
  const std::string skipped = session.SkippedEffectsText();
  if (!skipped.empty()) AppendSection(out, "effects left out", skipped);
  return out;
}

}  // namespace flux
