using System.Text.Json;

namespace Gateway.Registry.Asking;

/// <summary>The client's answers by the keys of the questions, each a result of its method that has been checked against the question.</summary>
public sealed class InputAnswers(IReadOnlyDictionary<string, JsonElement> answers)
{
    /// <exception cref="KeyNotFoundException">No question had this key.</exception>
    public JsonElement this[string key] => answers[key];
}
