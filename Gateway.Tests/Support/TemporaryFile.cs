namespace Gateway.Tests.Support;

/// <summary>A file of a test's own that ends with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private int _writes;

    public TemporaryFile(string text)
    {
        Path = System.IO.Path.GetTempFileName();
        Write(text);
    }

    public string Path { get; }

    /// <summary>Replaces the text, and makes sure that the change can be seen by its time.</summary>
    public void Write(string text)
    {
        File.WriteAllText(Path, text);
        File.SetLastWriteTimeUtc(Path, new DateTime(2026, 1, 1, 0, 0, ++_writes, DateTimeKind.Utc));
    }

    public void Dispose() => File.Delete(Path);
}
