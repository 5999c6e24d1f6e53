namespace Gateway.Tests.Support;

/// <summary>Waits for what comes at once when all is well: a test whose signal never comes fails in seconds and says what it waited for.</summary>
internal static class Promptness
{
    /// <summary>Long enough for a busy machine.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <param name="what">To be read after "did not come".</param>
    public static async Task<T> PromptlyAsync<T>(this Task<T> task, string what)
    {
        await ((Task)task).PromptlyAsync(what);
        return await task;
    }

    /// <inheritdoc cref="PromptlyAsync{T}"/>
    public static async Task PromptlyAsync(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Deadline);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new AssertionException($"This did not come within {Deadline.TotalSeconds} s: {what}.");
        }
    }

    /// <summary>The next line of an answer that is still being written; null at its end.</summary>
    public static Task<string?> NextLineAsync(this StreamReader reader) =>
        reader.ReadLineAsync().PromptlyAsync("the next line of an open answer; what is written must be flushed");
}
