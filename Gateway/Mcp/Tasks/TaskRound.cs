using Gateway.Handlers.Asking;

namespace Gateway.Mcp.Tasks;

/// <summary>The questions that a tool in a task asked at once, and their answers as they come in.</summary>
/// <param name="questions">By the keys that the client sees, which may differ from the tool's own.</param>
internal sealed class TaskRound(IReadOnlyDictionary<string, InputQuestion> questions)
{
    private readonly Dictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<InputAnswers> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyDictionary<string, InputQuestion> Questions { get; } = questions;

    /// <summary>Completes when the last answer has arrived.</summary>
    public Task<InputAnswers> Completed => _completed.Task;

    public void Answer(string shownKey, JsonElement answer)
    {
        _answers[Questions[shownKey].Key] = answer;
        if (_answers.Count == Questions.Count)
            _completed.SetResult(new InputAnswers(_answers));
    }
}
