#pragma once

// Functions and operations as the rest of the system sees them. stdlib fills a registry once per process with explicit
// calls (a build step lists them); afterwards it is read only. Signatures and docs live in the packages' .flux files; a
// build step proves that both sides agree.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/semantics.h"
#include "runtime/plan/algorithm.h"
#include "runtime/plan/plan.h"
#include "runtime/plan/properties.h"
#include "runtime/registry/array_function.h"
#include "runtime/source/source.h"

namespace flux {

namespace net {
class HttpClientPool;
}  // namespace net

namespace exec {
class Operator;
struct ExecContext;
struct OperatorStats;
struct PhysicalNode;
class RunFold;
}  // namespace exec

struct NamedArg {
  std::string_view name;  // "<-" for the piped argument of unknown name
  Value value;
};

// What a builtin may ask of the session that calls it.
class CallContext {
 public:
  virtual ~CallContext() = default;
  // Calls a function value of the script.
  virtual Result<Value> Call(const Value& fn, std::span<const NamedArg> args) = 0;
  // Captures are bound now, so later option changes do not matter.
  virtual Result<plan::RowFunction> ToRowFunction(const Value& fn) = 0;
  // Optimises and runs a stream at once, into `sink` (tableFind, findColumn, …).
  virtual Status Execute(const plan::NodeRef& stream, TableSink& sink) = 0;
  // Marks a node as a result of the script (yield, to): it runs even if nothing consumes it.
  virtual void AddResult(plan::NodeRef node) = 0;
  // Where in the script the builtin was called, and the calls that led there.
  virtual StackTrace position() const = 0;
  // What relative times refer to: the option `now` of the script as it was set, or the time at which the run started.
  virtual Time now() const = 0;
  // When the run started, whatever the script sets `now` to.
  virtual Time start_time() const = 0;
  // The value of a package's option as it is set by now. Fails with `kNotFound` when the script uses no such package,
  // or when that has no such option.
  virtual Result<Value> Option(std::string_view package, std::string_view name) = 0;
  // Reads a file the script may read; fails with the path and reason.
  virtual Result<std::string> ReadFile(std::string_view path) = 0;
  // To be polled by whatever may take longer than a moment.
  virtual const CancelToken& cancel() const = 0;
  // What the session says of the meaning of scripts.
  virtual const Semantics& semantics() const {
    static constexpr Semantics kUsual;
    return kUsual;
  }
  // Clients for requests to servers. Null: each request makes its own.
  virtual net::HttpClientPool* http_clients() const { return nullptr; }
  // The secret of a name; fails with `kNotFound`, saying where secrets come from, when there is none.
  virtual Result<std::string> Secret(std::string_view key) {
    return Fail(ErrorCode::kNotFound, "there is no secret `" + std::string(key) + "`");
  }
};

// Arguments in the order of the declared parameters; absent optional ones are `Value::Absent()`.
class Args {
 public:
  explicit Args(std::span<const Value> values) : values_(values) {}
  const Value& operator[](size_t i) const { return values_[i]; }
  bool has(size_t i) const { return !values_[i].is_absent(); }
  size_t size() const { return values_.size(); }

 private:
  std::span<const Value> values_;
};

using BuiltinFn = Result<Value> (*)(CallContext& context, Args args);

// What compilers know of builtins beyond their types; in native_call.h.
enum class NativeCall : uint8_t;

// The part that a stage plays in a script beside what it does to its tables.
enum class StageRole : uint8_t {
  kNone,
  kReadsAllTimes,  // a source that reads whatever there is, unless the next stage bounds times
  kBoundsTimes,
  kNamesResult,  // makes its input a result, with the name `name`
  kFillsBucket,  // makes its input a result that goes to the bucket `bucket`
};

// A builtin: `parameters` are its names in the order of the signature, separated by spaces (`tables n offset`). The
// signature in the .flux file must list the same names in the same order. `is_pure` functions may be evaluated early,
// repeatedly and inside kernels.
struct BuiltinDef {
  std::string_view package;  // import path: `universe`, `influxdata/influxdb`
  std::string_view name;
  std::string_view parameters;
  BuiltinFn fn = nullptr;
  bool is_pure = false;
  // Type of the result when it is a column type, for compiling calls inside row functions. Nothing: not usable there.
  std::optional<ColumnType> result_type = std::nullopt;
  // Of a builtin that reaches outside the process and its data (a request to a server): what a call gives instead in a
  // run without effects. Null: it has none.
  Value (*stand_in)() = nullptr;
  // Of a pure builtin: what it computes, when that has a name of its own.
  std::optional<NativeCall> native = std::nullopt;
  StageRole role = StageRole::kNone;
  // Of a pure builtin of plain values that never fails and of which a null argument makes null: the same for many rows.
  // Null: there is none, and kernels call `fn` row by row.
  const ArrayFunction* on_arrays = nullptr;
  // Parameters that must be times, durations or ints of seconds though their type does not say so, separated by spaces.
  std::string_view instants = {};
  // Takes no arguments and gives the same value in the whole run, which functions of rows then hold.
  bool is_steady = false;
  // The parameter that must be a function which gives a record though its type does not say so; empty: none.
  std::string_view record_maker = {};
};

// The names in a text that separates them by spaces.
std::vector<std::string_view> SplitNames(std::string_view names);

// A builtin that is a plain value (`math.pi`, `universe.inf`).
struct ConstantDef {
  std::string_view package, name;
  Value value;
};

// Set of column names; `all` means every column there is.
struct ColumnSet {
  bool all = false;
  std::vector<std::string> names;
};

// The set with these names, too.
ColumnSet Plus(ColumnSet set, std::span<const std::string> names);
ColumnSet Plus(ColumnSet set, std::initializer_list<std::string_view> names);

// A column that an operation is told by name. When no table has it, the user is told.
struct NamedColumn {
  std::string name = {};
  // A table need not have it: only what looks misspelt is worth a word.
  bool is_optional = false;
  // Its values are read, which are null when it is not there.
  bool is_read = false;
  // A predicate reads it of group keys, and sees no other columns.
  bool is_in_key = false;
  // The call that names it, if not the node's.
  const StackTrace* at = nullptr;
};
using NamedColumns = std::vector<NamedColumn>;

// Columns of these names that are otherwise like `pattern`.
NamedColumns Named(std::span<const std::string> names, NamedColumn pattern = {});

// All that the system knows of an operation; nothing else keeps a list of operations. Facts that are left out have the
// value from which nothing follows.
struct OperationDef {
  std::string_view name;  // as in the plan
  // What scripts call what is to blame for a failure at `at`, which is the node's position or one that its operator
  // gives; empty when the message says so itself. Null: the operation's name.
  std::string (*call)(const plan::Node& node, const StackTrace& at) = nullptr;
  // Makes the operator that does what the node's algorithm says. `out` is where results go, ending with one `Finish`;
  // `stats` is this node's. Fails on specs that cannot run.
  Result<std::unique_ptr<exec::Operator>> (*create)(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                    TableSink& out, exec::OperatorStats& stats) = nullptr;
  // Columns needed of the input so that the columns `out` of the output are right. Null: all.
  ColumnSet (*needs)(const plan::Node& node, const ColumnSet& out) = nullptr;
  // Columns that the script names as those of the input. Null: none.
  NamedColumns (*names)(const plan::Node& node) = nullptr;
  // Columns of its inputs without which it fails in every table. Null: none.
  ColumnSet (*must_have)(const plan::Node& node) = nullptr;
  // The columns of the output. Null: any.
  plan::StreamSchema (*schema)(const plan::Node& node, plan::InputFacts inputs) = nullptr;
  // What else holds for the output. Null: nothing.
  plan::Properties (*properties)(const plan::Node& node, plan::InputFacts inputs) = nullptr;
  // Whether no table of the output is without rows. Null: one may be.
  bool (*has_rows)(const plan::Node& node, plan::InputFacts inputs) = nullptr;
  // A plan of other operations that gives the same stream, from which all facts of the node follow; null when there is
  // none. Null: never.
  plan::NodeRef (*stands_for)(const plan::Node& node) = nullptr;
  // Makes what it does of a table for one run of rows after another, so that windows need not become tables. Null:
  // they must.
  std::unique_ptr<exec::RunFold> (*fold)(const plan::Node& node, exec::ExecContext& context,
                                         exec::OperatorStats& stats) = nullptr;
  // How much of the input is enough for the part `out` of the output. Null: all of it.
  plan::Demand (*demand)(const plan::Node& node, const plan::Demand& out) = nullptr;
  // The call as a stage of a pipe in Flux (`limit(n: 5)`), for servers that run Flux; nothing when it cannot be
  // written. Null: never.
  std::optional<std::string> (*to_flux)(const plan::Node& node) = nullptr;
  plan::Flow flow = plan::Flow::kStream;
  // The ways to run it, each of which suits all inputs that those before it suit. Empty: one, which follows from
  // `flow`.
  std::span<const plan::Algorithm> algorithms = {};
  // Whether the rows of all tables are one run to it: in which table a row comes, and which other columns the keys
  // have, does not count. Null: no.
  bool (*joins_tables)(const plan::Node& node) = nullptr;
  // Whether what it makes of a table depends on that table alone, and needs no script but row functions. Of a source:
  // whether its tables can be made side by side. Null: no.
  bool (*takes_tables_apart)(const plan::Node& node) = nullptr;
  // Of tables whose rows come in the order of `_time`: where they may be cut so that what it makes of the pieces, one
  // behind the other, is what it makes of the table, one table at most, whose key is the same for all pieces. Nothing:
  // nowhere. Null: nowhere.
  std::optional<TimeCuts> (*cuts)(const plan::Node& node, plan::InputFacts inputs) = nullptr;
  // Picks one of them by what is known of the inputs, and says why. Null: there is one.
  plan::Choice (*choose)(const plan::Node& node, plan::InputFacts inputs) = nullptr;
  // Equal inputs give equal outputs, in every run.
  bool is_deterministic = false;
  // It writes or sends what it reads and passes it on: in a run without effects it only passes it on.
  bool has_effect = false;
};

// The closed set of builtins, constants and operations. Pointers that it gives stay valid as long as it does.
class Registry {
 public:
  // Package and name, as static strings.
  using PackageMember = std::pair<std::string_view, std::string_view>;

  // Names must be new; a second definition is a bug.
  void Add(BuiltinDef def);
  void Add(ConstantDef def);
  void Add(OperationDef def);

  // Null when there is none, as for those below.
  const BuiltinDef* FindBuiltin(std::string_view package, std::string_view name) const;
  // By the name that calls in row functions have (`universe.contains`).
  const BuiltinDef* FindBuiltin(std::string_view qualified_name) const;
  const ConstantDef* FindConstant(std::string_view package, std::string_view name) const;
  const OperationDef* FindOperation(std::string_view name) const;
  // All operations, in order of their names.
  const std::map<std::string, OperationDef, std::less<>>& operations() const { return operations_; }
  // All builtins and constants in order of package and name, for the build step that proves completeness.
  const std::map<PackageMember, BuiltinDef>& builtins() const { return builtins_; }
  const std::map<PackageMember, ConstantDef>& constants() const { return constants_; }

 private:
  std::map<PackageMember, BuiltinDef> builtins_;
  std::map<PackageMember, ConstantDef> constants_;
  std::map<std::string, OperationDef, std::less<>> operations_;
};

// The callable a builtin's name evaluates to.
class BuiltinFunction final : public Callable {
 public:
  // Whoever declares it outlives it, and so does the text of its type.
  BuiltinFunction(const BuiltinDef& def, std::vector<Parameter> parameters, std::string_view type = {});
  std::span<const Parameter> parameters() const override { return parameters_; }
  std::string_view name() const override { return qualified_name_; }
  std::string_view type_text() const override { return type_; }
  bool is_builtin() const override { return true; }
  const BuiltinDef& def() const { return def_; }
  // Calls the implementation; fails when there is none yet.
  Result<Value> Call(CallContext& context, Args args) const;

 private:
  const BuiltinDef& def_;
  std::vector<Parameter> parameters_;
  std::string_view type_;
  std::string qualified_name_;
};

}  // namespace flux
