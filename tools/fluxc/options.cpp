#include "tools/fluxc/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/semantics.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/io/encoder.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/usage.h"

namespace flux::cli {

namespace {

std::string DefaultDataDirectory() {
  const char* set = std::getenv("FLUXC_DATA");
  return set != nullptr && *set != '\0' ? set : "fluxc-data";
}

// Accepts one of the words, and says which one was probably meant when another is given.
CLI::Validator OneOf(std::vector<std::string> words) {
  const std::string listed = fmt::format("{{{}}}", fmt::join(words, ","));
  auto check = [words = std::move(words)](const std::string& given) {
    if (std::ranges::find(words, given) != words.end()) return std::string();
    const std::string guess = DidYouMean(given, words);
    return fmt::format("`{}` is not one of `{}`{}", given, fmt::join(words, "`, `"), guess);
  };
  return CLI::Validator(listed).operation(check);
}

// Accepts any name but none at all, which would be taken for the usual one.
CLI::Validator Named(std::string_view what) {
  auto check = [what](const std::string& given) {
    return given.empty() ? fmt::format("must name {}, found an empty text", what) : std::string();
  };
  return CLI::Validator("").operation(check);
}

void AddStoreOption(CLI::App& app, Options& o) {
  app.add_option("--data", o.data_directory, "Directory of the embedded store (default: $FLUXC_DATA or fluxc-data)")
      ->type_name("DIR");
}

void AddScript(CLI::App& app, Options& o) {
  app.add_option("file", o.files, "Script (.flux), compiled module (.fluxb), or - for standard input")
      ->type_name("FILE");
  app.add_option("-e,--execute", o.expression, "Script given on the command line")->type_name("SCRIPT");
}

void AddAmbient(CLI::App& app, Options& o) {
  app.add_option("--ambient", o.ambient, "Names the host defines: v, task, or a field such as v.bucket=telegraf")
      ->type_name("NAME")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--param", o.params, "Sets a field of the record `params`")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
}

void AddSemantics(CLI::App& app, Options& o) {
  for (const SemanticsSetting& setting : kSemanticsSettings) {
    app.add_option(fmt::format("--{}", setting.key), o.semantics[std::string(setting.key)],
                   fmt::format("{} (default: {})", setting.about, setting.usual))
        ->check(OneOf({std::string(setting.usual), std::string(setting.other)}));
  }
}

void AddRunSettings(CLI::App& app, Options& o) {
  AddStoreOption(app, o);
  AddAmbient(app, o);
  app.add_option("--now", o.now, "What now() gives (default: the time of the call)")->type_name("TIME");
  app.add_option("--threads", o.threads, "How many threads may work at once (0: as many as there are cores)")
      ->type_name("N")
      ->check(CLI::Range(0, 1024));
  app.add_option(
         "--memory-limit", o.memory_limit,
         "Most memory that a query may take, e.g. 512MB; 0: no limit (default: three quarters of the machine's)")
      ->type_name("SIZE");
  app.add_option("--spill-dir", o.spill_directory,
                 "Directory for rows that memory has no room for (default: $TMPDIR or /var/tmp)")
      ->type_name("DIR")
      ->check(Named("a directory"));
  app.add_option("--jit", o.jit, "When to compile kernels to machine code")->check(OneOf({"auto", "always", "never"}));
  app.add_flag_callback("--no-jit", [&o] { o.jit = "never"; }, "The same as --jit never");
  app.add_flag("--no-optimize", o.no_optimize, "Run the plan as written");
  AddSemantics(app, o);
  app.add_option(
         "--allow-host", o.allowed_hosts,
         "What scripts may connect to: a name, *.name, an address or network, public or * (default: as fluxc.toml "
         "says, or everything)")
      ->type_name("HOST")
      ->allow_extra_args(false);
  app.add_flag("--verify-plan", o.verify_plan, "Prove each rewrite of the plan; for tests");
  app.add_option("--disable-rule", o.disabled_rules, "Optimizer rule to leave out")
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--chunk-rows", o.chunk_rows, "Rows per chunk; for tests")
      ->type_name("N")
      ->check(CLI::Range(1, 1 << 20));
  app.add_option("--part-rows", o.part_rows, "Rows that a thread takes at once; for tests")
      ->type_name("N")
      ->check(CLI::Range(1, 1 << 30));
  app.add_option("--spill-rows", o.spill_rows, "Rows that go to disk as soon as so many are kept; for tests")
      ->type_name("N")
      ->check(CLI::Range(1, 1 << 30));
}

void AddRunOptions(CLI::App& app, Options& o) {
  AddScript(app, o);
  AddRunSettings(app, o);
}

void AddRun(CLI::App& app, Options& o) {
  CLI::App* run = app.add_subcommand("run", "Run a script and print its results");
  AddRunOptions(*run, o);
  const std::span<const std::string_view> formats = io::EncoderFormats();
  run->add_option("--format", o.format, "Form of the results (default: table on a terminal, else csv)")
      ->check(OneOf(std::vector<std::string>(formats.begin(), formats.end())));
  run->add_flag("-q,--quiet", o.is_quiet, "Do not look for the reason when a result is empty");
  run->final_callback([&o] { o.command = Command::kRun; });
}

void AddChoiceOfTests(CLI::App& test, Options& o) {
  test.add_option("--test", o.tests, "Only the tests of these names, whatever their tags: `name` or `package.name`")
      ->type_name("NAME")
      ->delimiter(',')
      ->allow_extra_args(false);
  test.add_option("--filter", o.filter, "Only the tests that have this text in their file, package or name")
      ->type_name("TEXT");
  test.add_option("--skip", o.skipped_tests, "Not the tests of these names")
      ->type_name("NAME")
      ->delimiter(',')
      ->allow_extra_args(false);
  test.add_option("--tags", o.tags, "Tags a test may have; others skip it")
      ->type_name("TAG")
      ->delimiter(',')
      ->allow_extra_args(false);
  test.add_flag("--skip-untagged", o.skips_untagged, "Not the tests that have no tags");
}

void AddTest(CLI::App& app, Options& o) {
  CLI::App* test = app.add_subcommand(
      "test", "Run the testcases of files; of directories and archives those of all `_test.flux` files");
  AddRunSettings(*test, o);
  test->add_option("-p,--path,path", o.files, "Files, directories and archives (tar, tar.gz, zip)")
      ->type_name("PATH")
      ->required();
  AddChoiceOfTests(*test, o);
  test->add_option("--secret", o.secrets, "Secret that `secrets.get` finds")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  test->add_option("--jobs", o.jobs, "How many tests run at once; they are reported in order all the same")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  test->add_flag("-v,--verbose", o.is_verbose,
                 "Name the tests that pass or are skipped, too, and show all differences");
  test->add_flag("--list", o.only_lists, "Name the tests and run none");
  test->add_flag("--json", o.is_json, "Print one JSON object");
  test->add_option("--junit", o.junit_file, "Write JUnit XML to this file, too")->type_name("FILE");
  test->add_option("--durations", o.durations, "Name the N tests that took longest")->type_name("N");
  test->add_flag("--update", o.updates, "Write what tests got into the literals of what they want");
  test->final_callback([&o] { o.command = Command::kTest; });
}

void AddCheck(CLI::App& app, Options& o) {
  CLI::App* check = app.add_subcommand("check", "Say what is wrong with scripts without running them");
  check->add_option("files", o.files, "Scripts, directories of scripts, or - for standard input")->type_name("FILE");
  check->add_option("-e,--execute", o.expression, "Script given on the command line")->type_name("SCRIPT");
  AddStoreOption(*check, o);
  AddAmbient(*check, o);
  check->add_option("--format", o.format, "Form of the findings")->check(OneOf({"human", "json", "sarif", "github"}));
  check->add_flag("--dump-ast", o.dump_ast, "Print the syntax tree");
  check->final_callback([&o] { o.command = Command::kCheck; });
}

void AddCompile(CLI::App& app, Options& o) {
  CLI::App* compile = app.add_subcommand("compile", "Compile a script to a bytecode module");
  AddScript(*compile, o);
  AddAmbient(*compile, o);
  compile->add_option("-o,--output", o.output, "Module to write")->type_name("OUT")->required();
  compile->final_callback([&o] { o.command = Command::kCompile; });
  CLI::App* disasm = app.add_subcommand("disasm", "Print a bytecode module as text");
  disasm->add_option("file", o.files, "Module (.fluxb) or script")->type_name("FILE")->required();
  AddAmbient(*disasm, o);
  disasm->final_callback([&o] { o.command = Command::kDisasm; });
}

void AddExplain(CLI::App& app, Options& o) {
  CLI::App* explain = app.add_subcommand("explain", "Show the plan of a script and what was pushed down");
  AddRunOptions(*explain, o);
  explain->add_flag("--analyze", o.analyze,
                    "Run it, writes included, and print rows, own time and bytes of each operation");
  explain->add_flag("--rules", o.show_rules, "Print the plan after each rule");
  explain->add_flag("--kernels", o.show_kernels, "Print what functions of rows are compiled to");
  explain->final_callback([&o] { o.command = Command::kExplain; });
}

void AddExplainError(CLI::App& app, Options& o) {
  CLI::App* explain =
      app.add_subcommand("explain-error", "Say at length what a diagnostic means; without CODE list all");
  explain->add_option("code", o.code, "Its code, such as E0202")->type_name("CODE");
  explain->final_callback([&o] { o.command = Command::kExplainError; });
}

void AddDoc(CLI::App& app, Options& o) {
  CLI::App* doc =
      app.add_subcommand("doc", "Show the documentation of the standard library; without TOPIC its packages");
  doc->add_option("topic", o.topic, "A package (strings), a value of it (strings.title) or a global function (filter)")
      ->type_name("TOPIC");
  doc->final_callback([&o] { o.command = Command::kDoc; });
}

void AddWrite(CLI::App& app, Options& o) {
  CLI::App* write = app.add_subcommand("write", "Write points into a bucket of the embedded store");
  AddStoreOption(*write, o);
  write->add_option("--bucket", o.bucket, "Bucket to write to")->type_name("BUCKET")->required();
  write->add_option("--precision", o.precision, "Unit of the timestamps")->check(OneOf({"ns", "us", "ms", "s"}));
  write->add_flag("--create", o.create_bucket, "Make the bucket when it does not exist");
  write->add_option("--format", o.format, "Form of the input (default: found by its content)")
      ->check(OneOf({"lp", "csv"}));
  write
      ->add_option("--header", o.header,
                   "Line in front of CSV, such as \"#constant measurement,cpu\" or \"a|tag,b|double\"")
      ->type_name("LINE")
      ->allow_extra_args(false);
  write->add_option("--skip-header", o.skipped_lines, "Lines at the beginning of CSV to pass over")->type_name("N");
  write
      ->add_option("--rejected", o.rejected_file,
                   "File for the lines that are not written, each below a comment that says why; mended, it can be "
                   "written")
      ->type_name("FILE");
  write
      ->add_option("files", o.files,
                   "Line protocol or CSV, as it is or compressed with gzip or zstd; - or nothing: standard input")
      ->type_name("FILE");
  write->final_callback([&o] { o.command = Command::kWrite; });
}

void AddBucket(CLI::App& app, Options& o) {
  CLI::App* bucket = app.add_subcommand("bucket", "Make, list, change and delete buckets of the embedded store");
  bucket->require_subcommand(1);
  CLI::App* create = bucket->add_subcommand("create", "Make a bucket");
  create->add_option("bucket", o.bucket, "Its name")->type_name("BUCKET")->required();
  create->add_option("--retention", o.retention, "How long points are kept, e.g. 30d (default: forever)")
      ->type_name("DURATION");
  AddStoreOption(*create, o);
  create->final_callback([&o] { o.command = Command::kBucketCreate; });
  CLI::App* list = bucket->add_subcommand("list", "List the buckets");
  AddStoreOption(*list, o);
  list->final_callback([&o] { o.command = Command::kBucketList; });
  CLI::App* update = bucket->add_subcommand("update", "Change how long a bucket keeps its points, or its name");
  update->add_option("bucket", o.bucket, "Its name")->type_name("BUCKET")->required();
  update->add_option("--retention", o.retention, "How long points are kept, e.g. 30d, or `forever`")
      ->type_name("DURATION");
  update->add_option("--name", o.new_name, "The bucket's new name")->type_name("NAME");
  AddStoreOption(*update, o);
  update->final_callback([&o] { o.command = Command::kBucketUpdate; });
  CLI::App* remove = bucket->add_subcommand("delete", "Delete a bucket with all its points");
  remove->add_option("bucket", o.bucket, "Its name")->type_name("BUCKET")->required();
  AddStoreOption(*remove, o);
  remove->final_callback([&o] { o.command = Command::kBucketDelete; });
}

void AddCopiesOfStore(CLI::App& store, Options& o) {
  CLI::App* backup = store.add_subcommand(
      "backup", "Copy the store as it is now, beside a writer if need be; the copy is a store, too");
  backup->add_option("to", o.files, "New directory for the copy")->type_name("TO")->required()->expected(1);
  AddStoreOption(*backup, o);
  backup->final_callback([&o] { o.command = Command::kStoreBackup; });
  CLI::App* restore = store.add_subcommand("restore", "Make the store of a backup; it replaces nothing");
  restore->add_option("from", o.files, "Directory of the backup")->type_name("FROM")->required()->expected(1);
  AddStoreOption(*restore, o);
  restore->final_callback([&o] { o.command = Command::kStoreRestore; });
  CLI::App* points = store.add_subcommand("export", "Print the points of a bucket as line protocol");
  points->add_option("--bucket", o.bucket, "Bucket to read")->type_name("BUCKET")->required();
  points->add_option("--start", o.start, "Points from this time on (default: all)")->type_name("TIME");
  points->add_option("--stop", o.stop, "Points before this time (default: all)")->type_name("TIME");
  AddStoreOption(*points, o);
  points->final_callback([&o] { o.command = Command::kStoreExport; });
}

void AddDelete(CLI::App& app, Options& o) {
  CLI::App* remove = app.add_subcommand("delete", "Delete points from a bucket of the embedded store");
  remove->add_option("--bucket", o.bucket, "Bucket to delete from")->type_name("BUCKET")->required();
  remove->add_option("--start", o.start, "Time of the first points to delete, RFC 3339")->type_name("TIME")->required();
  remove->add_option("--stop", o.stop, "Time of the last ones, which are deleted as well")
      ->type_name("TIME")
      ->required();
  remove
      ->add_option("--predicate", o.predicate,
                   "Of which series, e.g. '_measurement=\"cpu\" AND host=\"a\"' (default: of all)")
      ->type_name("PREDICATE");
  AddStoreOption(*remove, o);
  remove->final_callback([&o] { o.command = Command::kDelete; });
}

void AddStore(CLI::App& app, Options& o) {
  CLI::App* store = app.add_subcommand("store", "Count, check, compact, copy and repair the embedded store");
  store->require_subcommand(1);
  CLI::App* stats = store->add_subcommand("stats", "Say what each bucket holds and takes");
  AddStoreOption(*stats, o);
  stats->final_callback([&o] { o.command = Command::kStoreStats; });
  AddCopiesOfStore(*store, o);
  CLI::App* verify = store->add_subcommand("verify", "Read everything and say what is damaged");
  AddStoreOption(*verify, o);
  verify->final_callback([&o] { o.command = Command::kStoreVerify; });
  CLI::App* compact = store->add_subcommand("compact", "Remove what was deleted and what has expired from the files");
  AddStoreOption(*compact, o);
  compact->final_callback([&o] { o.command = Command::kStoreCompact; });
  CLI::App* repair = store->add_subcommand(
      "repair", "Save what can be read of a damaged store; without --yes only say what would be lost");
  repair->add_flag("--yes", o.is_agreed, "Put the repaired store in place; the damaged one is kept beside it");
  AddStoreOption(*repair, o);
  repair->final_callback([&o] { o.command = Command::kStoreRepair; });
}

void AddServe(CLI::App& app, Options& o) {
  CLI::App* serve = app.add_subcommand("serve", "Serve the embedded store: InfluxDB's HTTP API, queries in Flux");
  serve
      ->add_option("--config", o.serve.config, "A fluxc.toml whose `[server]` and `[security]` hold; options go before")
      ->type_name("FILE");
  serve->add_option("--setup", o.serve.setup, "Make the first organization, bucket and token, and print the token once")
      ->type_name("ORG BUCKET")
      ->expected(2);
#define FLUX_SERVER_TEXT(name, key, type, help) \
  serve->add_option("--" key, o.serve.settings.name, help)->type_name(type);
#define FLUX_SERVER_PATH FLUX_SERVER_TEXT
#define FLUX_SERVER_NUMBER FLUX_SERVER_TEXT
#include "tools/engine/server_settings.def"
  serve->add_flag("--no-tasks", o.serve.no_tasks, "Keep and show tasks, but do not run them");
  serve->add_option("--allow-file", o.serve.allowed_files, "A file or folder of this machine that scripts may read")
      ->type_name("PATH")
      ->allow_extra_args(false);
  serve
      ->add_option("--allow-host", o.allowed_hosts,
                   "A host, network or kind of hosts that scripts may connect to (default: public)")
      ->type_name("HOST")
      ->allow_extra_args(false);
  serve->final_callback([&o] { o.command = Command::kServe; });
}

void AddServerOptions(CLI::App& app, Options& o) {
  app.add_option("--host", o.host, "URL of the server (default: $INFLUX_HOST or http://127.0.0.1:8086)")
      ->type_name("URL");
  app.add_option("--token", o.token, "Token of the server (default: $INFLUX_TOKEN)")->type_name("TOKEN");
}

void AddHandler(CLI::App& app, Options& o) {
  CLI::App* handler = app.add_subcommand("handler", "Define, list, show and delete handlers of a server's topics");
  handler->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Command command) {
    CLI::App* added = handler->add_subcommand(name, help);
    AddServerOptions(*added, o);
    added->final_callback([&o, command] { o.command = command; });
    return added;
  };
  add("define", "Define a handler, or replace the one of its id", Command::kHandlerDefine)
      ->add_option("file", o.files, "The handler in YAML or JSON")
      ->type_name("FILE")
      ->required()
      ->expected(1);
  CLI::App* list = add("list", "List the handlers", Command::kHandlerList);
  list->add_option("topic", o.alert_topic, "Those of one topic")->type_name("TOPIC");
  CLI::App* show = add("show", "Show a handler and what it did last", Command::kHandlerShow);
  CLI::App* remove = add("delete", "Delete a handler", Command::kHandlerDelete);
  for (CLI::App* of_one : {show, remove}) {
    of_one->add_option("topic", o.alert_topic, "Its topic")->type_name("TOPIC")->required();
    of_one->add_option("handler", o.handler, "Its id")->type_name("ID")->required();
  }
  for (CLI::App* shown : {list, show}) shown->add_flag("--json", o.is_json, "Print JSON");
}

void AddTopic(CLI::App& app, Options& o) {
  CLI::App* topic = app.add_subcommand("topic", "List and show the topics of a server");
  topic->require_subcommand(1);
  CLI::App* list = topic->add_subcommand("list", "List the topics");
  list->final_callback([&o] { o.command = Command::kTopicList; });
  CLI::App* show = topic->add_subcommand("show", "Show a topic and its events");
  show->add_option("topic", o.alert_topic, "Its name")->type_name("TOPIC")->required();
  show->final_callback([&o] { o.command = Command::kTopicShow; });
  for (CLI::App* command : {list, show}) {
    AddServerOptions(*command, o);
    command->add_flag("--json", o.is_json, "Print JSON");
  }
}

void AddStatus(CLI::App& app, Options& o) {
  CLI::App* status =
      app.add_subcommand("status", "Show how a server is: its buckets, tasks, queries, memory and caches");
  AddServerOptions(*status, o);
  status->final_callback([&o] { o.command = Command::kStatus; });
}

void AddTask(CLI::App& app, Options& o) {
  CLI::App* task = app.add_subcommand("task", "Make, change and run tasks of a server, and look at their runs");
  task->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, TaskAction action) {
    CLI::App* command = task->add_subcommand(name, help);
    AddServerOptions(*command, o);
    command->add_flag("--json", o.is_json, "Print what the server answers");
    command->final_callback([&o, action] {
      o.command = Command::kTask;
      o.task.action = action;
    });
    return command;
  };
  const auto add_with_task = [&](const char* name, const char* help, TaskAction action) {
    CLI::App* command = add(name, help, action);
    command->add_option("task", o.task.task, "Its name or id")->type_name("TASK")->required();
    return command;
  };
  const auto add_script = [&](CLI::App& command) {
    command.add_option("file", o.files, "Its script; - for standard input")->type_name("FILE");
    command.add_option("-e", o.expression, "The script itself")->type_name("SCRIPT");
    command.add_option("--status", o.task.status, "Whether it runs")->check(OneOf({"active", "inactive"}));
  };
  CLI::App* create = add("create", "Make a task of a script with `option task`", TaskAction::kCreate);
  create->add_option("--org", o.task.org, "Organization (default: the only one, or $INFLUX_ORG)")->type_name("ORG");
  add_script(*create);
  add("list", "List the tasks", TaskAction::kList);
  add_with_task("show", "Show a task, its script and its last runs", TaskAction::kShow);
  add_script(*add_with_task("update", "Change the script of a task, or whether it runs", TaskAction::kUpdate));
  add_with_task("delete", "Delete a task", TaskAction::kDelete);
  add_with_task("run", "Run a task now, or for another time", TaskAction::kRun)
      ->add_option("--at", o.task.at, "What `now()` is in it (default: this second)")
      ->type_name("TIME");
  add_with_task("log", "Show what the runs of a task said", TaskAction::kLog)
      ->add_option("--run", o.task.run, "Only this run")
      ->type_name("RUN");
  add_with_task("retry", "Run once more what ran for a time", TaskAction::kRetry)
      ->add_option("run", o.task.run, "Id of the run")
      ->type_name("RUN")
      ->required();
  CLI::App* retry = add("retry-failed", "Run once more what failed", TaskAction::kRetryFailed);
  retry->add_option("task", o.task.task, "Its name or id (default: all tasks)")->type_name("TASK");
  retry->add_option("--from", o.task.from, "Only runs for times behind this one")->type_name("TIME");
  retry->add_option("--to", o.task.to, "Only runs for times before this one")->type_name("TIME");
  retry->add_flag("--dry-run", o.task.only_says, "Say what would run");
  CLI::App* backfill = add_with_task("backfill", "Run a task for all its times of a range", TaskAction::kBackfill);
  backfill->add_option("--from", o.task.from, "The first time")->type_name("TIME")->required();
  backfill->add_option("--to", o.task.to, "The end, which is not part of it")->type_name("TIME")->required();
  add_with_task("dry-run", "Print the points that a run would write, as line protocol", TaskAction::kDryRun)
      ->add_option("--at", o.task.at, "What `now()` is in it (default: the last time of its schedule)")
      ->type_name("TIME");
}

bool LooksLikeAmbient(const std::string& word) {
  if (word == "v" || word == "task" || word == "params") return true;
  const size_t dot = word.find('.');
  return dot != word.npos && word.find('=', dot) != word.npos;
}

// `--ambient v task script.flux`: the second name stands where files do.
void MoveAmbientNames(Options& o) {
  if (o.ambient.empty()) return;
  std::erase_if(o.files, [&o](const std::string& word) {
    std::error_code error;
    const bool is_ambient = LooksLikeAmbient(word) && !std::filesystem::exists(word, error);
    if (is_ambient) o.ambient.push_back(word);
    return is_ambient;
  });
}

}  // namespace

Parsed ParseArguments(int argc, char** argv) {
  Parsed parsed;
  Options& options = parsed.options;
  options.data_directory = DefaultDataDirectory();
  CLI::App app("fluxc checks, compiles and runs Flux scripts", "fluxc");
  app.set_version_flag("--version", std::string("fluxc ") + FLUXC_VERSION);
  app.require_subcommand(1);
  AddRun(app, options);
  AddCheck(app, options);
  AddTest(app, options);
  AddCompile(app, options);
  AddExplain(app, options);
  AddExplainError(app, options);
  AddDoc(app, options);
  AddWrite(app, options);
  AddBucket(app, options);
  AddDelete(app, options);
  AddStore(app, options);
  AddServe(app, options);
  AddStatus(app, options);
  AddTask(app, options);
  AddHandler(app, options);
  AddTopic(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      std::ostringstream help, nothing;
      app.exit(error, help, nothing);
      PrintText(help.str());
      return {true, kOk, {}};
    }
    PrintMessage(TerminalText(UsageProblem(app, error)));
    return {true, kWrongUsage, {}};
  }
  MoveAmbientNames(options);
  for (const CLI::App* command : app.get_subcommands()) {
    const CLI::Option* expression = command->get_option_no_throw("--execute");
    options.has_expression = expression != nullptr && expression->count() != 0;
  }
  return parsed;
}

}  // namespace flux::cli
