#include "tools/engine/session.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "fmt/format.h"
#include "runtime/spill/stream_buffer.h"
#include "tools/engine/result_names.h"
#include "tools/engine/row_calls.h"
#include "tools/engine/source_text.h"

namespace flux {

namespace {

// Stops a stream as soon as its first table begins.
class HeaderProbe final : public TableSink {
 public:
  Status Begin(TableHeaderRef header) override {
    seen = std::move(header);
    return Enough();
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  TableHeaderRef seen;
};

// Stops a stream at its first row.
class RowProbe final : public TableSink {
 public:
  Status Begin(TableHeaderRef header) override {
    time_ = header->schema.Find("_time");
    header_ = std::move(header);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    seen.has_rows = true;
    for (const ColumnDef& column : header_->schema.columns()) seen.columns.push_back(column.name);
    seen.key = header_->key;
    if (time_ && chunk.columns[*time_]->type() == ColumnType::kTime && !chunk.columns[*time_]->IsNull(0)) {
      seen.time = Time{chunk.columns[*time_]->IntAt(0)};
    }
    return Enough();
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  Glimpse seen;

 private:
  TableHeaderRef header_;
  std::optional<size_t> time_;
};

// The optimizer has a rule for one of the choices.
SessionOptions WithSemantics(SessionOptions options) {
  options.optimize.has_strict_null_tags = options.semantics.has_strict_null_tags;
  return options;
}

}  // namespace

Session::Session(Host& host, SessionOptions options, const CancelToken& cancel)
    : host_(host),
      engine_(host.engine()),
      options_(WithSemantics(std::move(options))),
      allowed_hosts_(options_.allowed_hosts),
      cancel_(cancel),
      alert_run_(cancel, options_.alerts),
      memory_(options_.memory_limit, &host.memory(), &cancel),
      spill_(options_.spill_directory, memory_, options_.spill_rows),
      catalog_(host, options_.data_directory,
               {options_.ambient.influxdb, options_.bucket_policy, options_.organization, options_.warn}, &spill_,
               cancel),
      vm_(engine_.registry(), *this),
      row_caller_(MakeRowCaller(vm_)) {
  kernels_ = MakeKernelFactory({.registry = &engine_.registry(),
                                .jit = host.jit(),
                                .now = [this] { return vm_.Now(); },
                                .compiler = host.compiler(),
                                .row_caller = row_caller_.get()});
}

Session::~Session() = default;

Result<std::shared_ptr<const bytecode::Module>> Session::FindPackage(std::string_view path) {
  for (const auto& package : script_->packages) {
    if (package->path == path) return package;
  }
  return engine_.FindPackage(path);
}

Result<std::string> Session::ReadFile(std::string_view path) {
  if (options_.file_policy) FLUX_TRY_STATUS(options_.file_policy(path));
  return ReadData(path, cancel_);
}

Result<std::string> Session::Secret(std::string_view key) {
  if (options_.secret) return options_.secret(key);
  const std::string variable = fmt::format("FLUX_SECRET_{}", key);
  const char* secret = std::getenv(variable.c_str());
  if (secret != nullptr) return secret;
  return Fail(ErrorCode::kNotFound,
              fmt::format("there is no secret `{}`; set the environment variable `{}`", key, variable));
}

// Malformed options are reported whether the script reads the name or not.
Status Session::DeclareAmbient() {
  for (const std::string& name : AmbientNames(options_.ambient)) {
    FLUX_TRY_STATUS(AmbientValue(name, options_.ambient, options_.now, Value()));
    vm_.DeclareAmbient(name);
  }
  return {};
}

// The time range of `v` follows the script's own task, which is known once its statement has run.
Result<Value> Session::Ambient(std::string_view name) {
  Result<Value> task = vm_.Global("main", "task");
  std::vector<std::string> declared = AmbientNames(options_.ambient);
  if (!task && std::ranges::find(declared, "task") != declared.end()) {
    task = AmbientValue("task", options_.ambient, options_.now, Value());
  }
  return AmbientValue(name, options_.ambient, options_.now, task ? *task : Value());
}

void Session::Warn(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (options_.warn && warned_.emplace(text).second) options_.warn(text);
}

exec::ExecContext Session::MakeContext() {
  exec::ExecContext context{*kernels_, catalog_, memory_, cancel_, options_.now, options_.chunk_rows};
  context.part_rows = options_.part_rows;
  context.spill = &spill_;
  context.call = [this](const Value& fn, std::span<const NamedArg> args) { return vm_.Call(fn, args); };
  context.read_file = [this](std::string_view path) { return ReadFile(path); };
  context.skipped_effects = skipped_effects();
  if (options_.warn) context.warn = [this](std::string_view text) { Warn(text); };
  return context;
}

// What threads make ahead waits in memory, so that each needs some of it.
WorkerPool* Session::Workers() const {
  constexpr size_t kLeastPerThread = size_t{64} << 20;
  WorkerPool* const workers = host_.workers();
  const size_t limit = memory_.limit();
  const bool has_room = workers != nullptr && (limit == 0 || limit / (workers->size() + 1) >= kLeastPerThread);
  return has_room ? workers : nullptr;
}

Result<PlannedScript> Session::Plan(std::shared_ptr<const bytecode::Module> module, opt::OptimizeTrace* trace) {
  if (!admission_) {
    FLUX_TRY(admission_, host_.Admit(cancel_));
  }
  const MemoryScope counted(&memory_);
  return WithinMemory([&] { return PlanResults(std::move(module), trace); });
}

Result<PlannedScript> Session::PlanResults(std::shared_ptr<const bytecode::Module> module, opt::OptimizeTrace* trace) {
  FLUX_TRY_STATUS(DeclareAmbient());
  script_ = module;
  FLUX_TRY_STATUS(vm_.RunMain(std::move(module)));
  PlannedScript script;
  script.roots = vm_.TakeResults();
  FLUX_TRY_STATUS(expectations_.TakeFrom(script.roots));
  if (script.roots.empty()) {
    return Fail(ErrorCode::kInvalid,
                "the script has no results; end a stream with `|> yield()` or write it without assigning it to a name");
  }
  FLUX_TRY(script.result_names, NameResults(script.roots, engine_.registry()));
  script.written = script.roots;
  PlanFacts facts(engine_.registry());
  FLUX_TRY(script.roots, Optimize(std::move(script.roots), facts, trace));
  script.physical = Lower(script.roots, facts);
  return script;
}

Result<std::vector<plan::NodeRef>> Session::Optimize(std::vector<plan::NodeRef> roots, PlanFacts& facts,
                                                     opt::OptimizeTrace* trace) {
  opt::OptimizeTrace own;
  own.wants_notes = false;
  opt::OptimizeTrace& used = trace != nullptr ? *trace : own;
  std::vector<std::string> unknown;
  const opt::OptimizeOptions options = WithRulesOfScript(options_.optimize, vm_, unknown);
  for (const std::string& message : unknown) Warn(message);
  FLUX_TRY(roots, opt::Optimize(std::move(roots), facts, catalog_, options, &used));
  rule_counts_.Add(used, engine_.registry());
  return roots;
}

exec::PhysicalPlan Session::Lower(std::span<const plan::NodeRef> roots, PlanFacts& facts) {
  exec::PhysicalPlan physical = exec::Lower(roots, facts, engine_.registry());
  for (const exec::PhysicalNode& node : physical.nodes) {
    if (node.algorithm->spares_sorts) rule_counts_.AddSparedSorts(node.inputs.size());
  }
  return physical;
}

// A function of a row asks from whatever thread it runs in; then the others are busy.
Status Session::Execute(const plan::NodeRef& stream, TableSink& sink) {
  const std::lock_guard lock(mutex_);
  PlanFacts facts(engine_.registry());
  FLUX_TRY(auto roots, Optimize({stream}, facts, nullptr));
  exec::ExecContext context = MakeContext();
  if (!is_running_) context.workers = Workers();
  TableSink* sinks[] = {&sink};
  exec::PhysicalPlan physical = Lower(roots, facts);
  EarlyRun run{std::move(roots), std::move(physical), {}};
  const auto started = std::chrono::steady_clock::now();
  exec::RunRemains remains;
  Status done = exec::ExecuteInto(run.physical, sinks, engine_.registry(), context, &run.stats, &remains);
  // After any other failure the script may go on.
  if (cancel_.is_canceled()) remains_.push_back(std::move(remains));
  run.ns = std::chrono::nanoseconds(std::chrono::steady_clock::now() - started).count();
  if (options_.keeps_early_runs && !is_running_) early_runs_.push_back(std::move(run));
  return done;
}

Status Session::Execute(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  const MemoryScope counted(&memory_);
  is_running_ = true;
  Status done = WithinMemory([&]() -> Status {
    FLUX_TRY_STATUS(script.roots.size() == 1 ? ExecuteStreaming(script, encoder, stats)
                                             : ExecuteCollecting(script, encoder, stats));
    FLUX_TRY_STATUS(encoder.Finish());
    return expectations_.Check(rule_counts_, options_.optimize);
  });
  is_running_ = false;
  return done;
}

// One result goes out while it is computed.
Status Session::ExecuteStreaming(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  exec::ExecContext context = MakeContext();
  context.workers = Workers();
  TableSink* sinks[] = {&encoder.BeginResult(script.result_names[0])};
  exec::RunRemains remains;
  Status done = exec::ExecuteInto(script.physical, sinks, engine_.registry(), context, stats, &remains);
  if (done) return encoder.EndResult();
  remains_.push_back(std::move(remains));
  return done;
}

// Several results may be computed side by side, but come out one after another. Those that are complete come out also
// when another one fails, and need the memory that it had.
Status Session::ExecuteCollecting(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  exec::ExecContext context = MakeContext();
  context.workers = Workers();
  const auto collected = std::make_shared<std::vector<StreamBuffer>>();
  std::vector<StreamBuffer>& results = *collected;
  for (size_t i = 0; i < script.roots.size(); ++i) results.emplace_back(&spill_);
  DiscardingSink nowhere;
  std::vector<TableSink*> sinks;
  for (size_t i = 0; i < script.roots.size(); ++i) {
    sinks.push_back(script.result_names[i].empty() ? static_cast<TableSink*>(&nowhere) : &results[i]);
  }
  exec::RunRemains remains;
  Status done = exec::ExecuteInto(script.physical, sinks, engine_.registry(), context, stats, &remains);
  if (!done && (cancel_.is_canceled() || std::ranges::none_of(results, &StreamBuffer::is_complete))) {
    remains_.insert(remains_.end(), {std::move(remains), collected});
    return done;
  }
  remains = nullptr;
  for (size_t i = 0; i < script.roots.size(); ++i) {
    if (script.result_names[i].empty() || !results[i].is_complete()) continue;
    TableSink& out = encoder.BeginResult(script.result_names[i]);
    FLUX_TRY_STATUS(results[i].SendTo(out));
    FLUX_TRY_STATUS(out.Finish());
    FLUX_TRY_STATUS(encoder.EndResult());
  }
  return done;
}

Result<TableHeaderRef> Session::ProbeHeader(const plan::NodeRef& stream) {
  exec::ExecContext context = MakeContext();
  HeaderProbe probe;
  TableSink* sinks[] = {&probe};
  PlanFacts facts(engine_.registry());
  const exec::PhysicalPlan physical = exec::Lower({&stream, 1}, facts, engine_.registry());
  Status done = exec::ExecuteInto(physical, sinks, engine_.registry(), context, nullptr);
  if (!done && probe.seen == nullptr) return std::unexpected(std::move(done.error()));
  return probe.seen;
}

Result<plan::StreamSchema> Session::SchemaOf(const plan::NodeRef& stream) {
  // Rules that are off for what runs still know things.
  PlanFacts facts(engine_.registry());
  FLUX_TRY(const auto roots, opt::Optimize({stream}, facts, catalog_, {}, nullptr));
  return facts.Of(roots.front()).schema;
}

Result<Glimpse> Session::Glance(const plan::NodeRef& stream) {
  is_glancing_ = true;
  RowProbe probe;
  TableSink* sinks[] = {&probe};
  PlanFacts facts(engine_.registry());
  auto roots = opt::Optimize({stream}, facts, catalog_, options_.optimize, nullptr);
  Status done;
  if (roots) {
    exec::ExecContext context = MakeContext();
    context.warn = {};
    const exec::PhysicalPlan physical = exec::Lower(*roots, facts, engine_.registry());
    done = exec::ExecuteInto(physical, sinks, engine_.registry(), context, nullptr);
  } else {
    done = std::unexpected(std::move(roots.error()));
  }
  is_glancing_ = false;
  if (!done && !probe.seen.has_rows) return std::unexpected(std::move(done.error()));
  return probe.seen;
}

}  // namespace flux
