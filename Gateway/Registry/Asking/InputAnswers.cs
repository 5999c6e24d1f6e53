using System.Text.Json;

namespace Gateway.Registry.Asking;

/// <summary>The client's answers by the keys of the questions, each a result of its method that has been checked against the question.</summary>
public sealed class InputAnswers(IReadOnlyDictionary<string, JsonElement> answers)
{
    /// <exception cref="KeyNotFoundException">No question had this key.</exception>
    public JsonElement this[string key] => answers[key];

    /// <summary>The answer to a form or a page.</summary>
    public ElicitAnswer Elicited(string key) => ElicitAnswer.Read(this[key]);

    /// <summary>The answer of the client's model.</summary>
    public SampleAnswer Sampled(string key) => SampleAnswer.Read(this[key]);

    /// <summary>The client's root folders.</summary>
    public IReadOnlyList<ClientRoot> Roots(string key) => ClientRoot.ReadAll(this[key]);
}
