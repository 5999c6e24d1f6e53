using System.Security.Cryptography;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>
/// The token that the gateway makes when none is configured: kept in the file <c>token</c> of the data directory, readable by its owner only, or in
/// memory where nothing is kept.
/// </summary>
/// <remarks>The token is shown on the console of the run that made it, and never logged.</remarks>
internal sealed class KeptToken(TradingOptions options)
{
    public const string FileName = "token";
    private const string Setting = "TRADING_DATA_DIRECTORY";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file; null when the token is not kept or not used.</summary>
    public string? Path { get; private set; }

    /// <summary>Whether this run made the token.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Reads the token, or makes it.</summary>
    /// <exception cref="SettingsException">The file cannot be read or written, is a link, or holds no token.</exception>
    public string Take()
    {
        if (!options.IsDurable)
        {
            IsNew = true;
            return Make();
        }

        var path = System.IO.Path.Combine(options.DataDirectory, FileName);
        try
        {
            var token = File.Exists(path) ? Read(path) : Write(path);
            Path = path;
            return token;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"its file '{FileName}' cannot be read or written: {exception.Message.TrimEnd('.')}");
        }
    }

    private string Read(string path)
    {
        if (File.ResolveLinkTarget(path, returnFinalTarget: false) is not null)
            throw Fault($"its file '{FileName}' is a link, which the gateway does not follow; remove it");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly); // a copy or a backup may have opened it to others
        var token = File.ReadAllText(path).Trim();
        return TokenAttribute.IsToken(token)
            ? token
            : throw Fault($"its file '{FileName}' holds no token of 16 to 256 visible ASCII characters; remove it, and the next start makes a new one");
    }

    private string Write(string path)
    {
        CreateDirectory(options.DataDirectory);
        var token = Make();
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using (var file = new StreamWriter(path, how))
            file.Write(token + "\n");
        IsNew = true;
        return token;
    }

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private SettingsException Fault(string rule) => new([new SettingError(Setting, options.DataDirectory, rule, $"{Setting}=/var/lib/gateway", "data directory")]);

    private static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
