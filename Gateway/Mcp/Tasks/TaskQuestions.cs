using Gateway.Handlers.Asking;

namespace Gateway.Mcp.Tasks;

/// <summary>The questions of a task to its client. A key is never reused within a task. Not thread-safe.</summary>
internal sealed class TaskQuestions
{
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskRound> _open = new(StringComparer.Ordinal);

    /// <summary>The questions that wait for an answer, by the keys that the client sees, in the order of the keys.</summary>
    public IReadOnlyList<InputQuestion> Open =>
        [.. _open.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value.Questions[entry.Key] with { Key = entry.Key })];

    public TaskRound Add(IReadOnlyList<InputQuestion> questions)
    {
        var round = new TaskRound(questions.ToDictionary(question => NewKey(question.Key), StringComparer.Ordinal));
        foreach (var key in round.Questions.Keys)
            _open[key] = round;
        return round;
    }

    /// <summary>Takes the answers to open questions; others are ignored, as the client may be late or early.</summary>
    /// <exception cref="McpException">An answer does not fit its question: none is taken (-32602).</exception>
    public void Answer(JsonElement responses)
    {
        List<JsonProperty> known = [.. responses.EnumerateObject().Where(response => _open.ContainsKey(response.Name))];
        foreach (var response in known)
        {
            if (AnswerCheck.Fault(_open[response.Name].Questions[response.Name], response.Value) is { } fault)
                throw McpException.InvalidParams($"inputResponses.{response.Name}{(fault[0] == '.' ? "" : ": ")}{fault}");
        }

        foreach (var response in known)
        {
            _open.Remove(response.Name, out var round);
            round!.Answer(response.Name, response.Value.Clone());
        }
    }

    /// <summary>Removes questions that the tool no longer waits for.</summary>
    public void Withdraw(TaskRound round)
    {
        foreach (var key in round.Questions.Keys)
            _open.Remove(key);
    }

    private string NewKey(string wanted)
    {
        var key = wanted;
        for (var i = 2; !_shown.Add(key); i++)
            key = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{i}");
        return key;
    }
}
