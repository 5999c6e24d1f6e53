using Gateway.Configuration;

namespace Gateway.Trading.Halts;

/// <summary>
/// The two files in the data directory by which a person or a program on this machine stops trading and lets it go on, also while the gateway does
/// not run: <c>halt</c>, whose first line is the reason, and <c>resume</c>.
/// </summary>
/// <param name="folder">The data directory; null where there is none, and then there are no such files.</param>
internal sealed class HaltFiles(string? folder)
{
    /// <summary>A further line of the file that also cancels the orders of other clients.</summary>
    public const string AllClients = "all-clients";

    private const int LongestFile = 4096;

    /// <summary>Null where there is no data directory.</summary>
    public string? HaltPath { get; } = PathOf(folder, "halt");

    /// <summary>Null where there is no data directory.</summary>
    public string? ResumePath { get; } = PathOf(folder, "resume");

    /// <summary>Whether a file asks for a halt; its presence alone halts, also that of a folder or a link of its name.</summary>
    public bool AsksToHalt => HaltPath is { } path && (Path.Exists(path) || IsLink(path));

    public bool AsksToResume => ResumePath is { } path && File.Exists(path);

    /// <summary>When the file was last written; null when there is none. A file that is written again asks again.</summary>
    public DateTime? WrittenAt => AsksToHalt ? File.GetLastWriteTimeUtc(HaltPath!) : null;

    /// <summary>Reads the file. One that cannot be read halts, too. A link is not followed: it could show callers a file of another place.</summary>
    public HaltRequest ReadHalt()
    {
        string[] lines;
        try
        {
            lines = IsLink(HaltPath!) || new FileInfo(HaltPath!) is not { Exists: true, Length: > 0 } // a pipe has no length, and would never end
                ? []
                : ReadStart(HaltPath!).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            lines = [];
        }
        var reason = lines.FirstOrDefault(line => line != AllClients);
        return new HaltRequest(HaltReason.Of(reason, "the file halt is in the data directory"), lines.Contains(AllClients, StringComparer.Ordinal));
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As there.</exception>
    public void WriteHalt(string reason, bool allClients)
    {
        File.Delete(ResumePath!);
        Write(HaltPath!, allClients ? $"{reason}\n{AllClients}\n" : $"{reason}\n");
    }

    /// <exception cref="IOException">A file cannot be written or removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As there.</exception>
    public void WriteResume()
    {
        RemoveHalt();
        Write(ResumePath!, "");
    }

    /// <summary>Removes both files, so that nothing halts trading again.</summary>
    /// <exception cref="IOException">A file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As there.</exception>
    public void Remove()
    {
        if (HaltPath is null)
            return;
        RemoveHalt();
        RemoveResume();
    }

    /// <exception cref="IOException">The file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As there.</exception>
    public void RemoveResume() => File.Delete(ResumePath!);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static string ReadStart(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[LongestFile];
        return new string(text, 0, reader.ReadBlock(text));
    }

    private void RemoveHalt()
    {
        if (Directory.Exists(HaltPath) && !IsLink(HaltPath!))
            Directory.Delete(HaltPath!);
        else
            File.Delete(HaltPath!);
    }

    private static string? PathOf(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);

    /// <summary>In one step, so that a gateway never reads half of it.</summary>
    private static void Write(string path, string text)
    {
        var whole = $"{path}.{Guid.NewGuid():N}.tmp";
        PrivateFile.Prepare(whole);
        File.WriteAllText(whole, text);
        File.Move(whole, path, overwrite: true);
    }
}

/// <summary>What the file asks for.</summary>
internal sealed record HaltRequest(string Reason, bool AllClients);
