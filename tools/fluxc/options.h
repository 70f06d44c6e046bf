#pragma once

// The command line as data. Parsing is the only place that knows the argument library.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tools/engine/server_settings.h"

namespace flux::cli {

enum class Command {
  kRun,
  kCheck,
  kCompile,
  kDisasm,
  kExplain,
  kExplainError,
  kDoc,
  kTest,
  kWrite,
  kBucketCreate,
  kBucketList,
  kBucketUpdate,
  kBucketDelete,
  kDelete,
  kStoreVerify,
  kStoreCompact,
  kStoreRepair,
  kStoreStats,
  kStoreBackup,
  kStoreRestore,
  kStoreExport,
  kServe,
  kStatus,
  kTask,
  kHandlerDefine,
  kHandlerList,
  kHandlerShow,
  kHandlerDelete,
  kTopicList,
  kTopicShow
};

// What `serve` alone has options for.
struct ServeOptions {
  std::string config;              // a `fluxc.toml`
  ServerSettings settings;         // what is set in front of it
  std::vector<std::string> setup;  // organization and bucket
  std::vector<std::string> allowed_files;
  bool no_tasks = false;
};

// What `task` is to do.
enum class TaskAction : uint8_t {
  kCreate,
  kList,
  kShow,
  kUpdate,
  kDelete,
  kRun,
  kLog,
  kRetry,
  kRetryFailed,
  kBackfill,
  kDryRun
};

// What `task` alone has options for.
struct TaskArguments {
  TaskAction action = TaskAction::kList;
  std::string task, run;  // a name or an id; an id
  std::string org, status;
  std::string at, from, to;  // times
  bool only_says = false;    // of retry-failed: what it would do
};

// What the command line says; each command reads the members that it has options for.
struct Options {
  Command command = Command::kRun;
  // Scripts, or line protocol of `write`, with `-` for standard input; the backup of `store`.
  std::vector<std::string> files;
  std::string expression;  // -e
  bool has_expression = false;
  std::string output;  // compile -o
  std::string format;
  std::string data_directory;
  std::string now;
  std::string memory_limit, spill_directory;
  std::string jit = "auto";
  std::map<std::string, std::string, std::less<>> semantics;  // words for keys; empty: as the project says
  std::vector<std::string> ambient, params, disabled_rules, allowed_hosts;
  size_t threads = 0, part_rows = 256 << 10;
  size_t chunk_rows = 8192, spill_rows = 0;
  bool no_optimize = false, verify_plan = false;
  bool analyze = false, show_rules = false, show_kernels = false;
  bool create_bucket = false;
  bool is_agreed = false;  // of store repair
  bool dump_ast = false;
  bool is_quiet = false;  // run: no word about empty results
  // Of test.
  std::vector<std::string> tests, skipped_tests, tags, secrets;
  std::string filter, junit_file;
  size_t jobs = 1, durations = 0;
  bool is_verbose = false, is_json = false, only_lists = false, skips_untagged = false, updates = false;
  std::string code;   // of explain-error
  std::string topic;  // of doc
  std::string bucket, precision = "ns", retention;
  std::vector<std::string> header;  // of write: lines in front of CSV
  size_t skipped_lines = 0;         // of write: at the beginning of CSV
  std::string rejected_file;        // of write
  std::string new_name;             // of bucket update
  std::string start, stop;          // of delete and store export
  std::string predicate;            // of delete
  ServeOptions serve;
  std::string host, token;  // of commands that ask a server
  TaskArguments task;
  std::string alert_topic, handler;  // of handler and topic
};

// Exit codes that scripts and editors rely on; a command that a signal ended gives 128 and its number.
constexpr int kOk = 0, kFailed = 1, kWrongUsage = 2, kInternalError = 3;

// Parses the arguments. On `--help`, `--version` or wrong usage prints what there is to say and gives an exit code.
struct Parsed {
  bool is_done = false;
  int exit_code = kOk;
  Options options;
};
// Prints help, or what is wrong with the arguments, itself.
Parsed ParseArguments(int argc, char** argv);

// One function per command; each gives the exit code.
int Run(const Options& options);
int Check(const Options& options);
int Compile(const Options& options);
int Disassemble(const Options& options);
int ExplainCommand(const Options& options);
int ExplainError(const Options& options);
int ShowDocumentation(const Options& options);
int RunTests(const Options& options);
int WritePoints(const Options& options);
int Buckets(const Options& options);
int DeletePoints(const Options& options);
int MaintainStore(const Options& options);
int Serve(const Options& options);
int ShowServerStatus(const Options& options);
int TaskCommand(const Options& options);
int TopicsAndHandlers(const Options& options);

}  // namespace flux::cli
