#include "runtime/io/json_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v";

// Users are named by `username`, all others by `name`.
Result<Value> RespondersToJson(CallContext&, Args args) {
  const ArgReader in("opsgenie.respondersToJSON", kParameters, args);
  FLUX_TRY(const std::vector<std::string> responders, in.Strings(0));
  std::string json = "[";
  for (const std::string& responder : responders) {
    const std::string_view text = responder;
    const size_t colon = std::min(text.find(':'), text.size());
    const std::string_view type = text.substr(0, colon);
    if (colon == text.size() || (type != "user" && type != "team" && type != "escalation" && type != "schedule")) {
      return in.Invalid(
          0, "holds `" + responder + "`; a responder starts with `user:`, `team:`, `escalation:` or `schedule:`");
    }
    if (json.size() > 1) json += ',';
    json += "{\"type\":\"" + std::string(type) + (type == "user" ? "\",\"username\":" : "\",\"name\":");
    io::AppendJsonString(json, text.substr(colon + 1), io::JsonEscapes::kForWeb);
    json += '}';
  }
  return Value::String(json + "]");
}

}  // namespace

void RegisterOpsgenieResponders(Registry& registry) {
  registry.Add(BuiltinDef{"contrib/sranka/opsgenie", "respondersToJSON", kParameters, RespondersToJson, true,
                          ColumnType::kString});
}

}  // namespace flux::stdlib
