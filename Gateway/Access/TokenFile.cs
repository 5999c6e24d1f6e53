using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>A parsed token file: one token a line (<see cref="TokenLine"/>), empty lines, and comments that begin with '#'.</summary>
/// <param name="Entries">The tokens of the valid lines.</param>
/// <param name="Faults">The errors, each with its line number. They do not quote the line, which may hold a token.</param>
internal sealed record TokenFile(IReadOnlyList<TokenEntry> Entries, IReadOnlyList<string> Faults)
{
    /// <exception cref="IOException">The file cannot be read; or <see cref="UnauthorizedAccessException"/>.</exception>
    public static TokenFile Read(string path) => Parse(File.ReadLines(path));

    /// <summary>The errors of the configured token file; a <see cref="SettingCheck"/>.</summary>
    public static IEnumerable<ValidationResult> Check(GatewaySettings settings) =>
        (settings.Server.TokenFile is { } path ? FaultsOf(path) : [])
            .Select(fault => new ValidationResult(
                $"{fault}; a line is, for example, {TokenLine.Example}",
                [$"{nameof(GatewaySettings.Server)}:{nameof(ServerOptions.TokenFile)}"]));

    public static TokenFile Parse(IEnumerable<string> lines)
    {
        var entries = new List<TokenEntry>();
        var faults = new List<string>();
        foreach (var (index, line) in lines.Select(line => line.Trim()).Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (TokenLine.Parse(line, out var fault) is not { } entry)
                faults.Add($"line {index + 1}: {fault}");
            else if (entries.Exists(other => other.Name is not null && other.Name == entry.Name))
                faults.Add($"line {index + 1}: the name is already used in an earlier line; each token needs its own name");
            else if (entries.Exists(other => other.Hash.AsSpan().SequenceEqual(entry.Hash)))
                faults.Add($"line {index + 1}: the token is already listed in an earlier line");
            else
                entries.Add(entry);
        }

        return new TokenFile(entries, faults);
    }

    private static IReadOnlyList<string> FaultsOf(string path)
    {
        try
        {
            return Read(path).Faults;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ["must be a readable file"];
        }
    }
}
