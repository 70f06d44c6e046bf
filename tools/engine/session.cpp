#include "tools/engine/session.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "fmt/format.h"
#include "tools/engine/result_names.h"
#include "tools/engine/row_calls.h"

namespace flux {

namespace {

// Stops a stream as soon as its first table begins.
class HeaderProbe final : public TableSink {
 public:
  static constexpr std::string_view kStop = "header seen";
  Status Begin(TableHeaderRef header) override {
    seen = std::move(header);
    return Fail(ErrorCode::kCanceled, std::string(kStop));
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  TableHeaderRef seen;
};

// Takes a stream that is run for its effect only.
class DiscardingSink final : public TableSink {
 public:
  Status Begin(TableHeaderRef) override { return {}; }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
};

}  // namespace

Session::Session(const Engine& engine, SessionOptions options, const CancelToken& cancel)
    : engine_(engine),
      options_(std::move(options)),
      cancel_(cancel),
      memory_(options_.memory_limit),
      catalog_(options_.data_directory, cancel, options_.warn),
      vm_(engine.registry(), *this),
      row_caller_(MakeRowCaller(vm_)) {
  kernels_ = MakeKernelFactory({.registry = &engine.registry(),
                                .jit = options_.jit,
                                .now = [this] { return vm_.Now(); },
                                .cache_directory = options_.jit_cache_directory,
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
  std::ifstream file{std::string(path), std::ios::binary};
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return Fail(ErrorCode::kNotFound, fmt::format("cannot read file `{}`: {}", path, std::strerror(errno)));
  }
  return std::move(text).str();
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

exec::ExecContext Session::MakeContext() {
  exec::ExecContext context{*kernels_, catalog_, memory_, cancel_, options_.now, options_.chunk_rows, {}};
  context.call = [this](const Value& fn, std::span<const NamedArg> args) { return vm_.Call(fn, args); };
  return context;
}

Result<PlannedScript> Session::Plan(std::shared_ptr<const bytecode::Module> module) {
  FLUX_TRY_STATUS(DeclareAmbient());
  script_ = module;
  FLUX_TRY_STATUS(vm_.RunMain(std::move(module)));
  PlannedScript script;
  script.roots = vm_.TakeResults();
  if (script.roots.empty()) {
    return Fail(ErrorCode::kInvalid,
                "the script has no results; end a stream with `|> yield()` or write it without assigning it to a name");
  }
  FLUX_TRY(script.result_names, NameResults(script.roots));
  FLUX_TRY(script.roots,
           opt::Optimize(std::move(script.roots), engine_.registry(), catalog_, options_.optimize, &script.trace));
  return script;
}

Result<std::vector<Table>> Session::Execute(const plan::NodeRef& stream) {
  FLUX_TRY(auto roots, opt::Optimize({stream}, engine_.registry(), catalog_, options_.optimize, nullptr));
  exec::ExecContext context = MakeContext();
  CollectingSink sink;
  TableSink* sinks[] = {&sink};
  FLUX_TRY_STATUS(exec::ExecuteInto(roots, sinks, engine_.registry(), context, nullptr));
  return std::move(sink.tables);
}

Status Session::Execute(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  Status done =
      script.roots.size() == 1 ? ExecuteStreaming(script, encoder, stats) : ExecuteCollecting(script, encoder, stats);
  if (!done) return done;
  return encoder.Finish();
}

// One result goes out while it is computed.
Status Session::ExecuteStreaming(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  exec::ExecContext context = MakeContext();
  TableSink* sinks[] = {&encoder.BeginResult(script.result_names[0])};
  FLUX_TRY_STATUS(exec::ExecuteInto(script.roots, sinks, engine_.registry(), context, stats));
  return encoder.EndResult();
}

// Several results may be computed side by side, but come out one after another.
Status Session::ExecuteCollecting(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats) {
  exec::ExecContext context = MakeContext();
  std::vector<CollectingSink> collected(script.roots.size());
  DiscardingSink nowhere;
  std::vector<TableSink*> sinks;
  for (size_t i = 0; i < script.roots.size(); ++i) {
    sinks.push_back(script.result_names[i].empty() ? static_cast<TableSink*>(&nowhere) : &collected[i]);
  }
  FLUX_TRY_STATUS(exec::ExecuteInto(script.roots, sinks, engine_.registry(), context, stats));
  for (size_t i = 0; i < script.roots.size(); ++i) {
    if (script.result_names[i].empty()) continue;
    TableSink& out = encoder.BeginResult(script.result_names[i]);
    for (const Table& table : collected[i].tables) {
      FLUX_TRY_STATUS(SendTable(table, out));
    }
    FLUX_TRY_STATUS(out.Finish());
    FLUX_TRY_STATUS(encoder.EndResult());
  }
  return {};
}

Result<TableHeaderRef> Session::ProbeHeader(const plan::NodeRef& stream) {
  exec::ExecContext context = MakeContext();
  HeaderProbe probe;
  TableSink* sinks[] = {&probe};
  Status done = exec::ExecuteInto({&stream, 1}, sinks, engine_.registry(), context, nullptr);
  if (!done && probe.seen == nullptr) return std::unexpected(std::move(done.error()));
  return probe.seen;
}

}  // namespace flux
