using System.Net.Mail;
using Gateway.Text;

namespace Gateway.Handlers.Asking;

/// <summary>Checks filled-in fields against a form's schema. Unknown fields are ignored.</summary>
internal static class FormCheck
{
    /// <summary>The first invalid field and the rule that it breaks; null when the form is valid.</summary>
    public static string? Fault(JsonElement schema, JsonElement content)
    {
        if (schema.TryGetProperty("required"u8, out JsonElement required))
        {
            foreach (JsonElement name in required.EnumerateArray())
            {
                if (!content.TryGetProperty(name.GetString()!, out _))
                    return $"{name.GetString()}: is required";
            }
        }

        foreach (JsonProperty field in schema.GetProperty("properties"u8).EnumerateObject())
        {
            if (content.TryGetProperty(field.Name, out JsonElement value) && Rule(field.Value, value) is { } rule)
                return $"{field.Name}: {rule}";
        }

        return null;
    }

    /// <summary>The rule that the value breaks.</summary>
    private static string? Rule(JsonElement field, JsonElement value) => field.GetProperty("type"u8).GetString() switch
    {
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false",
        "integer" => value.ValueKind == JsonValueKind.Number && IsWhole(value) ? RuleOfBounds(field, value) : "must be an integer; example: 5",
        "number" => value.ValueKind == JsonValueKind.Number ? RuleOfBounds(field, value) : "must be a number; example: 2.5",
        "array" => RuleOfChoices(field, value),
        _ => value.ValueKind == JsonValueKind.String ? RuleOfText(field, value.GetString()!) : "must be a string",
    };

    private static bool IsWhole(JsonElement value) => double.IsInteger(value.GetDouble());

    private static string? RuleOfBounds(JsonElement field, JsonElement value)
    {
        if (field.TryGetProperty("minimum"u8, out JsonElement minimum) && value.GetDouble() < minimum.GetDouble())
            return $"must be at least {minimum}";
        if (field.TryGetProperty("maximum"u8, out JsonElement maximum) && value.GetDouble() > maximum.GetDouble())
            return $"must be at most {maximum}";
        return null;
    }

    private static string? RuleOfText(JsonElement field, string text)
    {
        if (ChoicesOf(field) is { } choices)
            return choices.Contains(text) ? null : $"must be one of {string.Join(", ", choices)}";
        int length = text.EnumerateRunes().Count();
        if (field.TryGetProperty("minLength"u8, out JsonElement shortest) && length < shortest.GetInt32())
            return $"must have at least {shortest} characters";
        if (field.TryGetProperty("maxLength"u8, out JsonElement longest) && length > longest.GetInt32())
            return $"must have at most {longest} characters";
        if (field.TryGetProperty("pattern"u8, out JsonElement pattern) && !TextPattern.Parse(pattern.GetString()!).IsFoundIn(text))
            return $"must match {pattern}";
        return field.TryGetProperty("format"u8, out JsonElement format) ? RuleOfFormat(format.GetString(), text) : null;
    }

    private static string? RuleOfFormat(string? format, string text) => format switch
    {
        "email" when !MailAddress.TryCreate(text, out MailAddress? mail) || mail.Address != text =>
            "must be an e-mail address; example: me@example.com",
        "uri" when !Uri.TryCreate(text, UriKind.Absolute, out _) => "must be a URI; example: https://example.com",
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "must be a date; example: 2026-12-18",
        "date-time" when !text.Contains('T', StringComparison.OrdinalIgnoreCase)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) =>
            "must be a date and time; example: 2026-12-18T14:30:00Z",
        _ => null,
    };

    private static string? RuleOfChoices(JsonElement field, JsonElement value)
    {
        IReadOnlyList<string> choices = ChoicesOf(field.GetProperty("items"u8)) ?? [];
        if (value.ValueKind != JsonValueKind.Array
            || !value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String && choices.Contains(one.GetString()!)))
            return $"must be an array of {string.Join(", ", choices)}";
        if (field.TryGetProperty("minItems"u8, out JsonElement fewest) && value.GetArrayLength() < fewest.GetInt32())
            return $"must have at least {fewest} items";
        if (field.TryGetProperty("maxItems"u8, out JsonElement most) && value.GetArrayLength() > most.GetInt32())
            return $"must have at most {most} items";
        return null;
    }

    /// <summary>The values of a choice field; null for other fields.</summary>
    private static IReadOnlyList<string>? ChoicesOf(JsonElement schema)
    {
        if (schema.TryGetProperty("enum"u8, out JsonElement values))
            return [.. values.EnumerateArray().Select(value => value.GetString()!)];
        return schema.TryGetProperty("oneOf"u8, out JsonElement titled) || schema.TryGetProperty("anyOf"u8, out titled)
            ? [.. titled.EnumerateArray().Select(choice => choice.GetProperty("const"u8).GetString()!)]
            : null;
    }
}
