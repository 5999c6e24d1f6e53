namespace Gateway.Configuration;

/// <summary>
/// The folder of what must survive a restart, held by one gateway at a time. The lock ends with the process, however it ends, so that no lock is ever
/// left behind.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private const string Variable = "TRADING_DATA_DIRECTORY";
    private const string LockFile = "gateway.lock";
    private const string PidFile = "gateway.pid"; // apart from the lock file, which no other process can read while it is locked
    private const string Name = "gateway";

    /// <summary>The system's codes of a file that another process holds: EAGAIN of Linux, EWOULDBLOCK of macOS, ERROR_SHARING_VIOLATION.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <summary>The files whose content the gateway relies on: none of them may be a link to another place.</summary>
    private static readonly string[] OwnFiles =
        [LockFile, PidFile, "token", "gateway.db", "gateway.db-wal", "gateway.db-shm", "journal.db", "journal.db-wal", "journal.db-shm"];

    private readonly bool _isTemporary;
    private FileStream? _lock;

    private DataDirectory(GatewaySettings settings, bool isTemporary) => (Settings, _isTemporary) = (settings, isTemporary);

    /// <summary>The settings, with the path of the folder in them; none where the data stays in memory.</summary>
    public GatewaySettings Settings { get; }

    /// <summary>Why the folder cannot be locked, and no order may rely on it; null when it is locked, and where the data stays in memory.</summary>
    public string? Problem { get; private set; }

    /// <summary>The path of the folder; null where the data stays in memory.</summary>
    /// <param name="options">The setting as it was given; empty for the platform's own folder.</param>
    /// <param name="localData">The user's folder for data of programs; the platform's own when null.</param>
    /// <exception cref="SettingsException">The user has no folder for data, and the setting is empty.</exception>
    public static string? Locate(TradingOptions options, string? localData = null)
    {
        if (options.DataDirectory == TradingOptions.InMemory)
            return null;
        if (options.DataDirectory.Length > 0)
            return Path.GetFullPath(options.DataDirectory);
        localData ??= Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return localData.Length > 0
            ? Path.Combine(localData, Name)
            : throw Fault("", "is required, because the user of the gateway has no home directory");
    }

    /// <summary>
    /// Creates the folder where it is missing, and locks it until the end. A demo has a temporary one unless the setting names another.
    /// </summary>
    /// <exception cref="SettingsException">The folder cannot be created, another gateway uses it, or one of its files is a link.</exception>
    public static DataDirectory Open(GatewaySettings settings, string? localData = null)
    {
        var isDefault = settings.Trading.DataDirectory.Length == 0;
        var isTemporary = isDefault && settings.Demo;
        var path = isTemporary ? Path.Combine(Path.GetTempPath(), $"{Name}-demo-{Guid.NewGuid():N}") : Locate(settings.Trading, localData);
        if (path is null)
            return new DataDirectory(settings, isTemporary: false);
        try
        {
            PrivateFile.PrepareFolder(path, isOurs: isDefault);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Fault(path, $"must be a folder that the gateway can create and write ({failure.Message.TrimEnd('.')})");
        }
        var opened = new DataDirectory(settings with { Trading = settings.Trading with { DataDirectory = path } }, isTemporary);
        opened.Lock(path);
        return opened;
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (!_isTemporary)
            return;
        try
        {
            Directory.Delete(Settings.Trading.DataDirectory, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The temporary folder {Settings.Trading.DataDirectory} is left: {failure.Message}");
        }
    }

    private void Lock(string path)
    {
        try
        {
            foreach (var file in OwnFiles)
                PrivateFile.RefuseLink(Path.Combine(path, file));
            PrivateFile.Prepare(Path.Combine(path, LockFile));
            _lock = new FileStream(Path.Combine(path, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            PrivateFile.Prepare(Path.Combine(path, PidFile));
            File.WriteAllText(Path.Combine(path, PidFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (SymbolicLinkException link)
        {
            throw Fault(path, $"must be a folder without links in it: {link.Message}. Remove the link");
        }
        catch (IOException held) when (_lock is null && HeldByAnother.Contains(held.HResult))
        {
            throw Fault(path, $"is the folder of another running gateway ({Holder(path)}). Stop it, or give each gateway its own folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Such as a folder that is read-only: what is read goes on, and orders are refused.
            Problem = _lock is null ? $"{Path.Combine(path, LockFile)} cannot be locked: {failure.Message}" : null;
        }
    }

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, PidFile)) is { Length: > 0 } pid ? $"process {pid}" : "its process id is not known";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "its process id cannot be read";
        }
    }

    private static SettingsException Fault(string value, string rule) => new(
        [new SettingError(Variable, value, rule, $"{Variable}=/var/lib/gateway, or {Variable}={TradingOptions.InMemory} to keep nothing", "folder")]);
}
