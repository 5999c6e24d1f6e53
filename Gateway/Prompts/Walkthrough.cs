using System.Text.Encodings.Web;

namespace Gateway.Prompts;

/// <summary>
/// The text of a prompt: a task in numbered steps, each with one call as it is to be made. A text "$3.orders" in a call stands for what step 3
/// answered.
/// </summary>
internal sealed class Walkthrough(string task)
{
    private const string References =
        "Make the calls in order, as they stand. In a call \"$3.orders\" stands for member orders of the answer to step 3 (\"$3.orders.0\" for the "
        + "first of them): "
        + "put that value in its place, and leave a step out when there is none.";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<string> _steps = [];
    private bool _refers;

    /// <param name="arguments">Members that are null are left out.</param>
    public Walkthrough Call(string tool, string purpose, JsonObject? arguments = null) => Step(string.Empty, tool, arguments, purpose);

    /// <summary>A call that sends orders.</summary>
    /// <param name="shown">What the person must see first.</param>
    public Walkthrough Order(string shown, string tool, string purpose, JsonObject? arguments = null) =>
        Step($"Show me {shown} and wait for my answer. Only after I said yes: ", tool, arguments, purpose);

    /// <summary>A call that waits until the person agrees.</summary>
    public Walkthrough Later(string moment, string tool, string purpose, JsonObject? arguments = null) =>
        Step($"{moment}: ", tool, arguments, purpose);

    /// <param name="rules">What the answer tells, and what must not be done.</param>
    public string End(params IEnumerable<string> rules)
    {
        var text = new StringBuilder(task).Append('\n').Append(_refers ? References : "Make the calls in order, as they stand.").Append('\n');
        for (var i = 0; i < _steps.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {_steps[i]}\n");
        return text.AppendJoin('\n', rules).ToString();
    }

    private Walkthrough Step(string condition, string tool, JsonObject? arguments, string purpose)
    {
        var given = new JsonObject();
        foreach (var (name, value) in arguments ?? [])
        {
            if (value is not null)
                given[name] = value.DeepClone();
        }
        // A backtick would end the call, which stands in backticks.
        var json = given.ToJsonString(Readable).Replace("`", "\\u0060", StringComparison.Ordinal);
        _refers |= json.Contains("\"$", StringComparison.Ordinal);
        _steps.Add($"{condition}`{tool} {json}`: {purpose}");
        return this;
    }
}

/// <summary>The closing rules that several prompts share.</summary>
internal static class PromptRules
{
    public const string Honest = "Say of every figure whether it is live or delayed, and whether the answer was complete. When a call fails say so "
        + "and go on. Do not guess what is missing.";

    public const string SendNothing = "Send no order.";

    public const string Unknown = "An outcome `unknown` is looked up, never sent again.";
}
