System.Console.WriteLine("Gateway");
