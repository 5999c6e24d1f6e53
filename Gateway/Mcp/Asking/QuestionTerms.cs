using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Asking;

/// <summary>Converts a question's parameters to a client's revision.</summary>
internal static class QuestionTerms
{
    /// <summary>The parameters in the form of the revision.</summary>
    /// <exception cref="ToolException">The revision cannot express the question.</exception>
    public static JsonElement For(InputQuestion question, string version)
    {
        if (question.Method != AskingMethods.Elicit)
            return question.Parameters;
        if (question.Needs.HasFlag(ClientFeatures.ElicitationUrl))
            return ProtocolVersions.IsModern(version) ? Without(question.Parameters, "elicitationId") : question.Parameters;
        return ProtocolVersions.IsAtLeast(version, ProtocolVersions.LatestLegacy) ? question.Parameters : FirstForms(question);
    }

    /// <summary>Revision 2025-06-18: single choices by enum and enumNames, and no default but a flag's.</summary>
    private static JsonElement FirstForms(InputQuestion question)
    {
        var parameters = JsonObject.Create(question.Parameters)!;
        foreach (var (name, node) in parameters["requestedSchema"]!["properties"]!.AsObject())
        {
            var field = node!.AsObject();
            var type = field["type"]!.GetValue<string>();
            if (type == "array")
            {
                throw ToolErrors.Refused(
                    "client_cannot_be_asked",
                    $"The question needs a form with a multiple choice ({name}), which clients of revision {ProtocolVersions.WithElicitation} "
                    + "cannot show.",
                    "Use a client of a later revision.");
            }

            field.Remove("pattern");
            if (type != "boolean")
                field.Remove("default");
            if (field["oneOf"] is JsonArray choices)
                SpellOut(field, choices);
        }

        return JsonSerializer.SerializeToElement(parameters);
    }

    private static void SpellOut(JsonObject field, JsonArray choices)
    {
        field.Remove("oneOf");
        field["enum"] = new JsonArray([.. choices.Select(choice => choice!["const"]!.DeepClone())]);
        field["enumNames"] = new JsonArray([.. choices.Select(choice => choice!["title"]!.DeepClone())]);
    }

    private static JsonElement Without(JsonElement parameters, string name)
    {
        var rest = JsonObject.Create(parameters)!;
        rest.Remove(name);
        return JsonSerializer.SerializeToElement(rest);
    }
}
