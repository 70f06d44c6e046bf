#pragma once

// One run of one script: options, the script VM, the plan it makes and its execution. Cheap to make; not shared between
// threads.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/opt/optimize.h"
#include "runtime/base/allowed_hosts.h"
#include "runtime/base/semantics.h"
#include "runtime/exec/executor.h"
#include "runtime/io/encoder.h"
#include "runtime/registry/alert_publisher.h"
#include "runtime/spill/spill.h"
#include "tools/engine/ambient.h"
#include "tools/engine/catalog.h"
#include "tools/engine/host.h"
#include "tools/engine/script_rules.h"
#include "vm/interp/vm.h"
#include "vm/kernel/factory.h"

namespace flux {

struct SessionOptions {
  std::string data_directory;
  Time now;
  size_t memory_limit = 0;                                // bytes; 0: none
  std::string spill_directory = DefaultSpillDirectory();  // for rows that memory has no room for
  size_t spill_rows = 0;  // rows that nothing holds more of in memory; for tests; 0: as the limit wants it
  size_t chunk_rows = 8192;
  size_t part_rows = 256 << 10;  // rows that threads take at once
  opt::OptimizeOptions optimize;
  Semantics semantics;
  AmbientOptions ambient;
  // Gives the secret of a name; empty: the environment variable `FLUX_SECRET_<name>`.
  std::function<Result<std::string>(std::string_view key)> secret = {};
  // Takes the alerts of scripts; null: they fail.
  std::shared_ptr<AlertPublisher> alerts = nullptr;
  // Decides what a script may do; empty: everything.
  BucketPolicy bucket_policy = {};
  std::string organization = {};  // the ID of the one whose buckets a script sees; empty: there are none
  std::function<Status(std::string_view path)> file_policy = {};
  std::function<void(std::string_view)> warn;  // told of what is noteworthy but no failure; may be empty
  bool keeps_early_runs = false;               // for explaining them
  std::shared_ptr<const AllowedHosts> allowed_hosts = nullptr;  // that the process may connect to meanwhile; null: all
  bool has_effects = true;  // whether scripts may write and send; if not, the run says what it left out
};

// The results of a script before they run.
struct PlannedScript {
  std::vector<plan::NodeRef> roots;       // optimised, in script order
  exec::PhysicalPlan physical;            // of these roots
  std::vector<plan::NodeRef> written;     // the same as the script wrote them
  std::vector<std::string> result_names;  // per root; empty when the root only has an effect
};

// A run that the script asked for while its plan was made, as `findRecord` does.
struct EarlyRun {
  std::vector<plan::NodeRef> roots;
  exec::PhysicalPlan physical;
  exec::PlanStats stats;
  int64_t ns = 0;  // as a clock on the wall shows it
};

// What is first seen of a stream.
struct Glimpse {
  bool has_rows = false;
  std::optional<Time> time;  // the first row's `_time`, if it has one
  // Of the first table that has rows:
  std::vector<std::string> columns;
  GroupKey key;
};

// One run of one script: its VM, its plan and its memory account.
class Session final : private VmServices {
 public:
  // The host and the token outlive it.
  Session(Host& host, SessionOptions options, const CancelToken& cancel);
  ~Session() override;

  // Runs the script's code, as soon as the host lets it, and optimises the plan of its results; nothing is read or
  // written yet, except by functions such as `findRecord` that need tables at once. Fails when the script has no
  // results. `trace`, if not null, is told what the optimizer did.
  Result<PlannedScript> Plan(std::shared_ptr<const bytecode::Module> module, opt::OptimizeTrace* trace = nullptr);
  // Executes a plan and encodes its results in script order. When one of several fails, the others are complete and
  // encoded, too, unless the run was cancelled. Fails in the end when the script expected other plans.
  Status Execute(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats);
  // The first table header that a stream would have, for explaining the kernels above it; null when it has no tables.
  Result<TableHeaderRef> ProbeHeader(const plan::NodeRef& stream);

  // Tells the user, once however often it is said.
  void Warn(std::string_view text);

  // What is known of the columns of a stream, which is planned for it but does not run.
  Result<plan::StreamSchema> SchemaOf(const plan::NodeRef& stream);
  // Runs a stream without effects up to its first row.
  Result<Glimpse> Glance(const plan::NodeRef& stream);

  // Who helps to run its queries; null: nobody does.
  WorkerPool* Workers() const;
  exec::KernelFactory& kernels() { return *kernels_; }
  // In the order in which they ended; none unless they are kept.
  std::span<const EarlyRun> early_runs() const { return early_runs_; }
  const MemoryAccount& memory() const { return memory_; }
  // What a run without effects left out so far, a line for each; empty when nothing.
  std::string SkippedEffectsText() const { return skipped_effects_.Text(); }

 private:
  Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view path) override;
  Status Execute(const plan::NodeRef& stream, TableSink& sink) override;
  Time Now() const override { return options_.now; }
  Result<std::string> ReadFile(std::string_view path) override;
  Result<std::string> Secret(std::string_view key) override;
  const CancelToken& cancel() const override { return cancel_; }
  const Semantics& semantics() const override { return options_.semantics; }
  net::HttpClientPool* http_clients() const override { return &host_.http_clients(); }
  Result<Value> Ambient(std::string_view name) override;
  SkippedEffects* skipped_effects() override {
    if (is_glancing_) return &unnoted_effects_;
    return options_.has_effects ? nullptr : &skipped_effects_;
  }
  Status DeclareAmbient();
  Result<PlannedScript> PlanResults(std::shared_ptr<const bytecode::Module> module, opt::OptimizeTrace* trace);

  // Optimises what is going to run and counts the rules that are applied. `trace` may be null.
  Result<std::vector<plan::NodeRef>> Optimize(std::vector<plan::NodeRef> roots, PlanFacts& facts,
                                              opt::OptimizeTrace* trace);
  exec::PhysicalPlan Lower(std::span<const plan::NodeRef> roots, PlanFacts& facts);
  exec::ExecContext MakeContext();
  Status ExecuteStreaming(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats);
  Status ExecuteCollecting(const PlannedScript& script, io::ResultEncoder& encoder, exec::PlanStats* stats);

  Host& host_;
  const Engine& engine_;
  const SessionOptions options_;
  const HostRestriction allowed_hosts_;
  const CancelToken& cancel_;
  const AlertRun alert_run_;
  std::optional<Host::Admission> admission_;  // since it has begun to plan
  MemoryAccount memory_;
  SpillSpace spill_;
  BucketCatalog catalog_;
  SkippedEffects skipped_effects_;
  SkippedEffects unnoted_effects_;
  std::vector<EarlyRun> early_runs_;
  RuleExpectations expectations_;
  opt::RuleCounts rule_counts_;
  bool is_glancing_ = false;
  bool is_running_ = false;  // a planned script
  // For what functions of rows ask of the session, which they do in several threads, and one in the other.
  std::recursive_mutex mutex_;
  std::set<std::string, std::less<>> warned_;
  std::shared_ptr<const bytecode::Module> script_;  // which brings its local packages along
  Vm vm_;
  std::unique_ptr<kernel::RowCaller> row_caller_;
  std::unique_ptr<exec::KernelFactory> kernels_;
  std::vector<std::shared_ptr<const void>> remains_;  // of runs that failed, which nobody should wait to see freed
};

}  // namespace flux
