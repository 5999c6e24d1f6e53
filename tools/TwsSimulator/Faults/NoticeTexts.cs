namespace TwsSimulator.Faults;

/// <summary>The texts that TWS sends with its notices about connectivity.</summary>
internal static class NoticeTexts
{
    public static string Of(int code) => code switch
    {
        1100 => "Connectivity between IBKR and Trader Workstation has been lost.",
        1101 => "Connectivity between IBKR and Trader Workstation has been restored - data lost.",
        1102 => "Connectivity between IBKR and Trader Workstation has been restored - data maintained.",
        2103 => "Market data farm connection is broken:usfarm",
        2104 => "Market data farm connection is OK:usfarm",
        2105 => "HMDS data farm connection is broken:ushmds",
        2106 => "HMDS data farm connection is OK:ushmds",
        2107 => "HMDS data farm connection is inactive but should be available upon demand.ushmds",
        2108 => "Market data farm connection is inactive but should be available upon demand.usfarm",
        2110 => "Connectivity between Trader Workstation and server is broken. It will be restored automatically.",
        2119 => "Market data farm is connecting:usfarm",
        2157 => "Sec-def data farm connection is broken:secdefnj",
        2158 => "Sec-def data farm connection is OK:secdefnj",
        _ => $"Simulated message {code}",
    };
}
